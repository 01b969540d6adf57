package jp.nagaokapay.api.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.secret.EncryptedTexts;
import jp.nagaokapay.web.secret.SecretCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table {@code message}: what waits, encrypted, and of what has ended that it did. Whoever claims a
 * row moves its next try away, so that another node leaves it alone, and a crash leaves it to the
 * next try.
 */
final class MessageTable {
    /** The row's one ending; what was for a person goes with it. */
    private static final String ENDED =
            """
            UPDATE message SET outcome = :outcome, ended_at = :now, secret = NULL, about = NULL,
                provider_status = coalesce(:status, provider_status)
             WHERE ended_at IS NULL
            """;

    private static final String CLAIM =
            """
            UPDATE message SET attempts = attempts + 1, next_at = :free
             WHERE message_id IN (SELECT message_id FROM message
                 WHERE ended_at IS NULL AND next_at <= :now
                 ORDER BY until LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING message_id, kind, way, secret, until, attempts
            """;

    private final JdbcClient jdbc;
    private final SecretCipher cipher;

    MessageTable(JdbcClient jdbc, SecretCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    static EncryptedTexts encryptedTexts(JdbcClient jdbc) {
        return new EncryptedTexts(jdbc, "message", "message_id");
    }

    void add(Message message, Instant now) {
        String id = Ids.next("message");
        Instant until = message.until();
        String secret = message.to() + '\n' + message.text();
        jdbc.sql(
                        """
                        INSERT INTO message (message_id, kind, way, about, secret, made_at, next_at,
                                             until)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(message.kind().name())
                .param(message.way().name())
                .param(message.about())
                .param(cipher.encrypt(secret.getBytes(UTF_8), id))
                .param(SqlTime.utc(now))
                .param(SqlTime.utc(now))
                .param(
                        SqlTime.utc(
                                until == null ? now.plus(message.kind().worthSendingFor()) : until))
                .update();
    }

    /**
     * Takes what is due, that which is soonest of no use first.
     *
     * @param lease for how long no other node takes it
     */
    List<Claimed> claim(Instant now, Duration lease, int limit) {
        return jdbc.sql(CLAIM)
                .param("now", SqlTime.utc(now))
                .param("free", SqlTime.utc(now.plus(lease)))
                .param("limit", limit)
                .query(MessageTable::row)
                .list();
    }

    /** Opens what was claimed. */
    Opened open(Claimed claimed) {
        String[] opened =
                new String(cipher.decrypt(claimed.secret(), claimed.id()), UTF_8).split("\n", 2);
        return new Opened(opened[0], opened[1]);
    }

    /** Ends what was claimed, unless another has claimed or ended it since. */
    void end(Claimed claimed, Outcome outcome, String status, Instant now) {
        ended(
                        jdbc.sql(ENDED + " AND message_id = :id AND attempts = :attempts"),
                        outcome,
                        status,
                        now)
                .param("id", claimed.id())
                .param("attempts", claimed.attempts())
                .update();
    }

    void retry(Claimed claimed, Instant at, String status) {
        jdbc.sql(
                        """
                        UPDATE message SET next_at = ?, provider_status = ?
                         WHERE message_id = ? AND attempts = ? AND ended_at IS NULL
                        """)
                .param(SqlTime.utc(at))
                .param(status)
                .param(claimed.id())
                .param(claimed.attempts())
                .update();
    }

    /** Ends what is of no use any more and nobody is sending; the way of each. */
    List<MessageWay> giveUp(Instant now) {
        return ended(
                        jdbc.sql(ENDED + " AND until <= :now AND next_at <= :now RETURNING way"),
                        Outcome.GIVEN_UP,
                        null,
                        now)
                .query((row, _) -> MessageWay.valueOf(row.getString("way")))
                .list();
    }

    /**
     * @param stuckBefore what was handed over earlier and still waits, but not for the day
     * @param since what ended later
     */
    Standing standing(Instant now, Instant stuckBefore, Instant since) {
        return jdbc.sql(
                        """
                        SELECT count(*) FILTER (WHERE ended_at IS NULL) AS waiting,
                               count(*) FILTER (WHERE ended_at IS NULL AND made_at <= :stuck
                                   AND next_at < :soon) AS stuck,
                               count(*) FILTER (WHERE outcome = 'SENT') AS sent,
                               count(*) FILTER (WHERE outcome = 'REFUSED') AS refused
                          FROM message WHERE ended_at IS NULL OR ended_at > :since
                        """)
                .param("stuck", SqlTime.utc(stuckBefore))
                .param("soon", SqlTime.utc(now.plus(MessageDelivery.LONGEST_PAUSE)))
                .param("since", SqlTime.utc(since))
                .query((row, _) ->
                        new Standing(
                                row.getLong("waiting"),
                                row.getLong("stuck"),
                                row.getLong("sent"),
                                row.getLong("refused")))
                .single();
    }

    void forget(String about, List<MessageKind> kinds, Instant now) {
        ended(
                        jdbc.sql(ENDED + " AND about = :about AND kind IN (:kinds)"),
                        Outcome.CALLED_BACK,
                        null,
                        now)
                .param("about", about)
                .param("kinds", kinds.stream().map(MessageKind::name).toList())
                .update();
    }

    void deleteEndedBefore(Instant time) {
        jdbc.sql("DELETE FROM message WHERE ended_at < ?").param(SqlTime.utc(time)).update();
    }

    private static JdbcClient.StatementSpec ended(
            JdbcClient.StatementSpec sql, Outcome outcome, @Nullable String status, Instant now) {
        return sql.param("outcome", outcome.name())
                .param("status", status)
                .param("now", SqlTime.utc(now));
    }

    private static Claimed row(ResultSet row, int number) throws SQLException {
        return new Claimed(
                row.getString("message_id"),
                MessageKind.valueOf(row.getString("kind")),
                MessageWay.valueOf(row.getString("way")),
                row.getString("secret"),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    /**
     * @param secret for whom and what, encrypted
     * @param attempts this one included
     */
    record Claimed(
            String id,
            MessageKind kind,
            MessageWay way,
            String secret,
            Instant until,
            int attempts) {
        @Override
        public String toString() {
            return id;
        }
    }

    record Opened(String to, String text) {
        @Override
        public String toString() {
            return "Opened";
        }
    }

    record Standing(long waiting, long stuck, long sent, long refused) {}

    enum Outcome {
        SENT,
        /** The provider will never take it. */
        REFUSED,
        /** It could not leave while it was of use. */
        GIVEN_UP,
        /** Whom it was about is forgotten. */
        CALLED_BACK
    }
}
