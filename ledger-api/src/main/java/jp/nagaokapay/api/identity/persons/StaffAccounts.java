package jp.nagaokapay.api.identity.persons;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.ledger.shared.message.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts of staff: how they sign in, and the scopes of each. */
@Component
public class StaffAccounts {
    public static final String TYPE = "staff";

    /** No password has it: of whoever has not chosen theirs. Comparing takes as long as ever. */
    static final String NO_PASSWORD = "{bcrypt}$2a$10$" + ".".repeat(53);

    private final JdbcClient jdbc;

    StaffAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a person with a password that everybody knows, which need not be changed; no second
     * factor would protect it, so that none is asked for. One of that name stays as they are.
     * Whether they were added is the answer.
     *
     * @param password encoded
     */
    public boolean seed(String username, String password, Set<String> scopes) {
        if (!Scopes.STAFF.containsAll(scopes)) {
            throw new IllegalArgumentException("not scopes of staff: " + scopes);
        }
        return jdbc.sql(
                                """
                                INSERT INTO staff
                                       (staff_id, username, password, password_until, scopes,
                                        second_factor_required)
                                VALUES (?, ?, ?, null, ?, false) ON CONFLICT DO NOTHING
                                """)
                        .param(Ids.next(TYPE))
                        .param(username)
                        .param(password)
                        .param(String.join(" ", scopes))
                        .update()
                > 0;
    }

    Optional<Member> find(String username) {
        return member("username", username);
    }

    public Optional<Member> get(String staffId) {
        return member("staff_id", staffId);
    }

    /** As {@link jp.nagaokapay.api.register.Residents#changePassword}. */
    boolean changePassword(String staffId, String before, String password) {
        return jdbc.sql(
                                """
                                UPDATE staff SET password = ?, password_until = null
                                 WHERE staff_id = ? AND password = ? AND revoked_at IS NULL
                                """)
                        .param(password)
                        .param(staffId)
                        .param(before)
                        .update()
                > 0;
    }

    /** Gives a member the password that they chose. */
    void choosePassword(String staffId, String password) {
        jdbc.sql("UPDATE staff SET password = ?, password_until = null WHERE staff_id = ?")
                .params(password, staffId)
                .update();
    }

    /** Revoked accounts are not found. */
    private Optional<Member> member(String column, String value) {
        return jdbc.sql(
                        """
                        SELECT staff_id, username, password, password_until, scopes, merchant_id,
                               second_factor_required
                          FROM staff
                         WHERE %s = ? AND revoked_at IS NULL
                        """
                                .formatted(column))
                .param(value)
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject("password_until", OffsetDateTime.class);
                    return new Member(
                            row.getString("staff_id"),
                            row.getString("username"),
                            Objects.requireNonNullElse(row.getString("password"), NO_PASSWORD),
                            until == null ? null : until.toInstant(),
                            Arrays.stream(row.getString("scopes").split(" "))
                                    .collect(Collectors.toUnmodifiableSet()),
                            row.getString("merchant_id"),
                            row.getBoolean("second_factor_required"));
                })
                .optional();
    }

    /** Notes that a member signs in; others are nobody here. */
    void noteSignIn(String staffId) {
        jdbc.sql("UPDATE staff SET signed_in_at = now() WHERE staff_id = ?")
                .param(staffId)
                .update();
    }

    /** Holds a member's row until the transaction ends: what they sign in with changes. */
    void lock(String staffId) {
        jdbc.sql("SELECT FROM staff WHERE staff_id = ? FOR UPDATE").param(staffId).query(_ -> {});
    }

    /** Whether an id is one of ours; others are residents' or clients'. */
    public static boolean isStaff(String id) {
        return id.startsWith(TYPE + ':');
    }

    /**
     * @param passwordUntil until when a password that somebody else chose opens its own change, and
     *     nothing else; null when the person chose it
     * @param merchantId the shop that the person owns; null for the program's own staff
     * @param secondFactorRequired whether there is no sign-in without a second factor
     */
    public record Member(
            String staffId,
            String username,
            String password,
            @Nullable Instant passwordUntil,
            Set<String> scopes,
            @Nullable String merchantId,
            boolean secondFactorRequired) {
        /** Whether they have chosen a password; before that nothing is done in their name. */
        public boolean hasBegun() {
            return !password.equals(NO_PASSWORD);
        }

        @Override
        public String toString() {
            return staffId;
        }
    }
}
