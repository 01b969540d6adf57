package jp.nagaokapay.ledger.log.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.log.event.KeyDigest;
import jp.nagaokapay.ledger.log.event.StoredAnswers;
import jp.nagaokapay.ledger.log.event.StoredJson;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What callers' keys led to: answers in the log, refusals of the last day in a table beside it. */
public final class RequestTable {
    private static final String KNOWN =
            """
            SELECT position, request_hash, answer_kind, answer, NULL AS code
            FROM domain_event WHERE idempotency_key = :key
            UNION ALL
            SELECT NULL, request_hash, NULL, details, code
            FROM kept_refusal WHERE idempotency_key = :key AND kept_at > now() - interval '24 hours'
            """;

    private static final String KEEP =
            """
            INSERT INTO kept_refusal AS k (idempotency_key, request_hash, code, details)
            VALUES (:key, :hash, :code, :details::json)
            ON CONFLICT (idempotency_key) DO UPDATE SET request_hash = excluded.request_hash,
                code = excluded.code, details = excluded.details, kept_at = excluded.kept_at
            WHERE k.kept_at <= now() - interval '24 hours'
            """;

    private static final String FORGET =
            """
            DELETE FROM kept_refusal WHERE idempotency_key IN (
                SELECT idempotency_key FROM kept_refusal
                WHERE kept_at <= now() - interval '24 hours' LIMIT 10000)
            """;

    private final JdbcClient jdbc;
    private final EventLog log;
    private final StoredNames names;
    private final StoredAnswers answers;

    RequestTable(JdbcClient jdbc, EventLog log, StoredNames names) {
        this.jdbc = jdbc;
        this.log = log;
        this.names = names;
        this.answers = new StoredAnswers(names);
    }

    /** What a key led to: an answer (null when the command answers nothing) or a refusal. */
    record Known(boolean sameRequest, @Nullable Object answer, @Nullable Refused refusal) {}

    Optional<Known> find(RequestKey key) {
        byte[] hash = KeyDigest.of(key.hash());
        return jdbc
                .sql(KNOWN)
                .param("key", KeyDigest.of(key.key()))
                .query((row, number) ->
                        known(
                                Arrays.equals(hash, row.getBytes("request_hash")),
                                row.getLong("position"),
                                row.getObject("answer_kind", Integer.class),
                                row.getString("answer"),
                                row.getString("code")))
                .list() // a stream would keep its connection until closed
                .stream()
                .findFirst();
    }

    public Optional<Object> recorded(String key) {
        return find(new RequestKey(key, "")).map(Known::answer);
    }

    void keep(RequestKey key, Refused refusal) {
        jdbc.sql(KEEP)
                .param("key", KeyDigest.of(key.key()))
                .param("hash", KeyDigest.of(key.hash()))
                .param("code", refusal.code())
                .param("details", StoredJson.write(named(refusal.details())))
                .update();
    }

    /** Forgets refusals kept longer than a day, a bounded number at a time; returns how many. */
    int forgetOldRefusals() {
        return jdbc.sql(FORGET).update();
    }

    private Known known(
            boolean sameRequest,
            long position,
            @Nullable Integer answerKind,
            @Nullable String json,
            @Nullable String code) {
        if (code != null && json != null) {
            return new Known(
                    sameRequest, null, new Refused(new KeptRule(code), details(json), true));
        }
        Object answer =
                answerKind == null || json == null
                        ? null
                        : answers.read(answerKind, json, () -> log.at(position));
        return new Known(sameRequest, answer, null);
    }

    /** Details keep their stored names, so that a replay shows the same types. */
    private Map<String, Object> named(Map<String, Object> details) {
        Map<String, Object> named = new LinkedHashMap<>();
        details.forEach((key, value) -> {
            StoredNames.Stored stored = names.answers().find(value.getClass());
            named.put(stored == null ? key : key + '@' + stored.name(), value);
        });
        return named;
    }

    private Map<String, Object> details(String json) {
        Map<String, Object> details = new LinkedHashMap<>();
        JsonNode node = StoredJson.read(json, JsonNode.class);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            int at = field.getKey().lastIndexOf('@');
            try {
                Class<?> type =
                        at < 0
                                ? Object.class
                                : names.answers().require(field.getKey().substring(at + 1)).type();
                details.put(
                        at < 0 ? field.getKey() : field.getKey().substring(0, at),
                        StoredJson.MAPPER.treeToValue(field.getValue(), type));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a kept refusal cannot be read", e);
            }
        }
        return details;
    }

    private record KeptRule(String code) implements Rule {}
}
