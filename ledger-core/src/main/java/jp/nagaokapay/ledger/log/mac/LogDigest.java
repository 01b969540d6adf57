package jp.nagaokapay.ledger.log.mac;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * One number for the beginning of the log: two copies that have it in common hold the same rows up
 * to there, for it is made of the codes that authenticate each.
 */
@Component
public final class LogDigest {
    private static final int PAGE = 10_000;

    private final JdbcTemplate jdbc;

    LogDigest(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * SHA-256 in hex over each row's position (eight bytes, big-endian) and code, in order.
     *
     * @param position the last one that counts
     */
    public String upTo(long position) {
        MessageDigest digest = Sha256.digest();
        long[] after = {-1};
        long before;
        do {
            before = after[0];
            jdbc.query(
                    """
                    SELECT position, mac FROM domain_event
                    WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
                    """,
                    row -> {
                        after[0] = row.getLong("position");
                        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, after[0]));
                        digest.update(row.getBytes("mac"));
                    },
                    before,
                    position,
                    PAGE);
        } while (after[0] > before);
        return HexFormat.of().formatHex(digest.digest());
    }
}
