package jp.nagaokapay.api.alarm;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import jp.nagaokapay.web.access.SecurityEvent;
import jp.nagaokapay.web.access.SecurityEvent.Kind;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * More refusals than people make by mistake. Each node adds its own to one count every few seconds,
 * so that a flood of them is no flood of writes, and those who spread over all nodes are seen.
 */
@Component
class RefusalSurges implements AlarmSource {
    /** What happens to every app every day. */
    private static final Set<String> USUAL = Set.of("MISSING", "EXPIRED");

    private static final String ADD =
            """
            INSERT INTO security_event_count AS known (minute, kind, times)
            VALUES (date_trunc('minute', now()), ?, ?)
            ON CONFLICT (minute, kind) DO UPDATE SET times = known.times + excluded.times
            """;

    private static final String RECENT =
            """
            SELECT kind, sum(times)::bigint AS times FROM security_event_count
             WHERE minute > now() - interval '5 minutes' GROUP BY kind
            """;

    private static final String FORGET =
            "DELETE FROM security_event_count WHERE minute < now() - interval '1 hour'";

    private final JdbcClient jdbc;
    private final AlarmSettings settings;
    private final Map<Kind, LongAdder> here = new ConcurrentHashMap<>();

    RefusalSurges(JdbcClient jdbc, AlarmSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @EventListener
    void on(SecurityEvent event) {
        if (!USUAL.contains(event.reason())) {
            here.computeIfAbsent(event.kind(), _ -> new LongAdder()).increment();
        }
    }

    @Override
    public List<Alarm> current() {
        here.forEach((kind, count) -> {
            long times = count.sumThenReset();
            if (times > 0) {
                jdbc.sql(ADD).params(kind.name(), times).update();
            }
        });
        jdbc.sql(FORGET).update();
        return jdbc
                .sql(RECENT)
                .query((row, _) ->
                        new Recent(Kind.valueOf(row.getString("kind")), row.getLong("times")))
                .list()
                .stream()
                .filter(recent -> recent.times >= limit(recent.kind))
                .map(recent ->
                        new Alarm(
                                "refused-" + recent.kind.name().toLowerCase(Locale.ROOT),
                                sentence(recent.kind).formatted(recent.times)))
                .toList();
    }

    private long limit(Kind kind) {
        return switch (kind) {
            case SIGN_IN -> settings.failedSignIns();
            case TOKEN -> settings.refusedTokens();
            case CLIENT -> settings.refusedClients();
            case ACCESS -> settings.refusedRequests();
        };
    }

    private static String sentence(Kind kind) {
        return switch (kind) {
            case SIGN_IN -> "5分間にログインが%d回失敗しました。";
            case TOKEN -> "5分間に不正なトークンが%d回使われました。";
            case CLIENT -> "5分間にプログラムの認証が%d回失敗しました。";
            case ACCESS -> "5分間に権限のない操作が%d回ありました。";
        };
    }

    private record Recent(Kind kind, long times) {}
}
