package jp.nagaokapay.api.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.clients.ProgramCredentials;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The programs of partners and of the city. One change is made after the other, on whichever node,
 * so that of a rotation and a revocation at once the revocation prevails.
 */
@Component
@BuiltInIssuer
class Programs {
    /** How many programs there may be; those that ended count. */
    static final int PROGRAMS_MAX = 1_000;

    private static final String SELECT =
            """
            SELECT p.client_id, p.label, p.scopes, p.responsible, p.created_at, p.revoked_at,
                   c.client_secret IS NOT NULL AS has_secret
              FROM program_client p LEFT JOIN oauth2_registered_client c USING (client_id)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProgramCredentials credentials;
    private final StaffList staff;

    Programs(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ProgramCredentials credentials,
            StaffList staff) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.credentials = credentials;
        this.staff = staff;
    }

    /**
     * Adds a program.
     *
     * @param responsible the staff id of who answers for it; null for a partner's only
     * @param publicKey with which it signs its token requests; null for a secret
     */
    Given add(
            String label,
            Set<String> scopes,
            @Nullable String responsible,
            @Nullable Map<String, Object> publicKey) {
        ProgramRule.requireTogether(scopes);
        return one(() -> {
            requireResponsible(responsible, scopes);
            ProgramRule.WITHIN_PROGRAMS.require(
                    count() < PROGRAMS_MAX, Map.of("most", PROGRAMS_MAX));
            String kind = scopes.contains(ProgramRule.PARTNER) ? "partner" : "program";
            // A colon in a client's id is trouble in HTTP Basic.
            String clientId = Ids.next(kind).replace(':', '-');
            jdbc.sql(
                            """
                            INSERT INTO program_client (client_id, label, scopes, responsible)
                            VALUES (?, ?, ?, ?)
                            """)
                    .param(clientId)
                    .param(label)
                    .param(String.join(" ", ProgramRule.inOrder(scopes)))
                    .param(responsible)
                    .update();
            return give(require(clientId), publicKey, Duration.ZERO);
        });
    }

    /**
     * Gives a program another secret, or takes another key.
     *
     * @param overlap how long a former secret goes on beside a new one
     */
    Given rotate(String clientId, @Nullable Map<String, Object> publicKey, Duration overlap) {
        return one(() -> {
            Program program = require(clientId);
            ProgramRule.PROGRAM_IS_LIVE.require(program.revokedAt() == null);
            return give(program, publicKey, overlap);
        });
    }

    /** Ends a program for good; ending it again does no harm. */
    void revoke(String clientId) {
        one(() -> {
            require(clientId);
            jdbc.sql(
                            """
                            UPDATE program_client SET revoked_at = now()
                             WHERE client_id = ? AND revoked_at IS NULL
                            """)
                    .param(clientId)
                    .update();
            credentials.revoke(clientId);
            return clientId;
        });
    }

    /** All of them, those that ended included, oldest first. */
    List<Program> all() {
        return jdbc.sql(SELECT + "ORDER BY p.created_at, p.client_id")
                .query(Programs::program)
                .list();
    }

    private Given give(Program program, @Nullable Map<String, Object> publicKey, Duration overlap) {
        ProgramCredentials.Program known =
                new ProgramCredentials.Program(
                        program.clientId(), Set.copyOf(program.scopes()), program.responsible());
        if (publicKey == null) {
            return new Given(program.clientId(), credentials.giveSecret(known, overlap));
        }
        credentials.takeKey(known, publicKey);
        return new Given(program.clientId(), null);
    }

    private void requireResponsible(@Nullable String responsible, Set<String> scopes) {
        if (responsible == null) {
            ProgramRule.RESPONSIBLE_IS_NAMED.require(scopes.contains(ProgramRule.PARTNER));
            return;
        }
        StaffMember member =
                staff.find(responsible).orElseThrow(() -> new Refused(StaffRule.STAFF_IS_KNOWN));
        ProgramRule.RESPONSIBLE_MAY_DO_IT.require(
                !member.isDisabled()
                        && (scopes.contains(ProgramRule.PARTNER)
                                || Set.copyOf(member.scopes()).containsAll(scopes)));
    }

    private Program require(String clientId) {
        return find(clientId).orElseThrow(() -> new Refused(ProgramRule.PROGRAM_IS_KNOWN));
    }

    private Optional<Program> find(String clientId) {
        return jdbc.sql(SELECT + "WHERE p.client_id = ?")
                .param(clientId)
                .query(Programs::program)
                .optional();
    }

    private int count() {
        return jdbc.sql("SELECT count(*) FROM program_client").query(Integer.class).single();
    }

    private static Program program(ResultSet row, int number) throws SQLException {
        OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new Program(
                row.getString("client_id"),
                row.getString("label"),
                List.of(row.getString("scopes").split(" ")),
                row.getString("responsible"),
                row.getBoolean("has_secret")
                        ? Program.Authentication.SECRET
                        : Program.Authentication.KEY,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }

    private <T> T one(Supplier<T> change) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    AdvisoryLock.STAFF.lock(jdbc, "");
                    return change.get();
                }));
    }

    /**
     * A program, as administrators see it.
     *
     * @param responsible absent where nobody was named
     * @param revokedAt absent while it may act
     */
    record Program(
            String clientId,
            String label,
            List<String> scopes,
            @Nullable String responsible,
            Authentication authentication,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        /** How it shows who it is. */
        enum Authentication {
            SECRET,
            /** It signs its requests: {@code private_key_jwt}. */
            KEY
        }
    }

    /**
     * What a program signs in with, to be shown once.
     *
     * @param clientSecret absent for a program with a key
     */
    record Given(String clientId, @Nullable String clientSecret) {
        @Override
        public String toString() {
            return clientId;
        }
    }
}
