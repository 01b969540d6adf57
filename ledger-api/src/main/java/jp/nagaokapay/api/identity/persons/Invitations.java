package jp.nagaokapay.api.identity.persons;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.RealTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Links with which staff choose their password: of a person the latest one, once, within 72 hours.
 * A link's token has 256 random bits, of which only the digest is kept. It stands behind the
 * address's {@code #}, which browsers send to nobody, so that it is in no log.
 */
@Component
public class Invitations {
    static final Duration LIFETIME = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    public Invitations(JdbcClient jdbc, @RealTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new link for a member of staff; the one before ends. */
    public Invitation issue(String staffId) {
        String token = ClientSecrets.next();
        Instant expiresAt = clock.instant().plus(LIFETIME);
        jdbc.sql(
                        """
                        INSERT INTO staff_invitation (staff_id, token_hash, expires_at)
                        VALUES (?, ?, ?)
                        ON CONFLICT (staff_id) DO UPDATE
                           SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .params(staffId, Sha256.hex(token), SqlTime.utc(expiresAt))
                .update();
        return new Invitation(staffId, token, expiresAt);
    }

    /** Ends the link that a member has, if any. */
    public void end(String staffId) {
        jdbc.sql("DELETE FROM staff_invitation WHERE staff_id = ?").param(staffId).update();
    }

    /** Whose link it is; empty when it was used, has ended or never was. */
    Optional<String> staffOf(String token) {
        return jdbc.sql(
                        "SELECT staff_id FROM staff_invitation WHERE token_hash = ? AND expires_at > ?")
                .params(Sha256.hex(token), SqlTime.utc(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** Uses a link up: whether it was still good, which it is for one of several at once. */
    boolean use(String staffId, String token) {
        return jdbc.sql(
                                """
                                DELETE FROM staff_invitation
                                 WHERE staff_id = ? AND token_hash = ? AND expires_at > ?
                                """)
                        .params(staffId, Sha256.hex(token), SqlTime.utc(clock.instant()))
                        .update()
                > 0;
    }

    /**
     * A link, to be shown once to whoever hands it over.
     *
     * @param token what stands behind the address
     */
    public record Invitation(String staffId, String token, Instant expiresAt) {
        /**
         * @param issuer the program's address as browsers see it
         */
        public String link(String issuer) {
            return issuer.replaceFirst("/$", "") + InvitationPage.PATH + '#' + token;
        }

        @Override
        public String toString() {
            return staffId;
        }
    }
}
