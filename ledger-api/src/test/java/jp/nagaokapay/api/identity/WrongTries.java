package jp.nagaokapay.api.identity;

import java.time.Duration;
import java.time.OffsetDateTime;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wrong tries of others: the demo allows more of them than a test has time for. */
public final class WrongTries {
    private WrongTries() {}

    /** More than may be, for a long time. */
    public static void tooMany(JdbcClient jdbc, String counted) {
        forgottenIn(Duration.ofHours(1), jdbc, counted);
    }

    public static void forgottenIn(Duration time, JdbcClient jdbc, String counted) {
        jdbc.sql(
                        """
                        INSERT INTO attempt_count (id, gone_at)
                        VALUES (?, now() + ? * interval '1 second')
                        ON CONFLICT (id) DO UPDATE SET gone_at = excluded.gone_at
                        """)
                .param(Sha256.hex(counted))
                .param(time.toSeconds())
                .update();
    }

    public static OffsetDateTime forgottenAt(JdbcClient jdbc, String counted) {
        return jdbc.sql("SELECT gone_at FROM attempt_count WHERE id = ?")
                .param(Sha256.hex(counted))
                .query(OffsetDateTime.class)
                .single();
    }
}
