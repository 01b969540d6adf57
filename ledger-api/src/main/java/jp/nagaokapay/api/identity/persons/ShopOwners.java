package jp.nagaokapay.api.identity.persons;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.identity.clients.CredentialRule;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people who own a shop: staff who see their own shop and nothing else. The office adds them
 * with a first password, gives them a new one, and revokes them. What it gives out serves only to
 * choose another password.
 */
@Component
@BuiltInIssuer
public class ShopOwners {
    /** How many owners a shop may have; revoked ones count. */
    static final int OWNERS_MAX = 200;

    private static final int PASSWORD_GROUPS = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final SignIns signIns;

    ShopOwners(
            JdbcClient jdbc,
            Clock clock,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            SignIns signIns) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.transaction = transaction;
        this.signIns = signIns;
    }

    /** Adds an owner of a shop that exists; the username must be nobody else's. */
    public SignIn add(MerchantId merchantId, String username) {
        String password = TypedCode.nextInGroups(PASSWORD_GROUPS);
        String encoded = passwords.encode(password); // slow on purpose, so outside the transaction
        String staffId = Ids.next(StaffAccounts.TYPE);
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.SHOP_CREDENTIALS.lock(jdbc, merchantId.value());
            CredentialRule.WITHIN_OWNERS.require(
                    of(merchantId).size() < OWNERS_MAX, Map.of("most", OWNERS_MAX));
            CredentialRule.USERNAME_IS_NEW.require(
                    insert(staffId, merchantId, username, String.valueOf(encoded), true));
        });
        return new SignIn(staffId, username, password);
    }

    /**
     * Adds an owner with a known password, which need not be changed, unless somebody has the name.
     *
     * @param password encoded
     */
    public void seed(MerchantId merchantId, String username, String password) {
        insert(Ids.next(StaffAccounts.TYPE), merchantId, username, password, false);
    }

    /** Gives an owner a new password and ends whatever was begun with the old one. */
    public SignIn renewPassword(MerchantId merchantId, String staffId) {
        Owner owner = requireLive(merchantId, staffId);
        String password = TypedCode.nextInGroups(PASSWORD_GROUPS);
        String encoded = passwords.encode(password);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE staff SET password = ?, password_issued = true WHERE staff_id = ?")
                    .param(encoded)
                    .param(staffId)
                    .update();
            signIns.endAllOf(staffId);
        });
        return new SignIn(staffId, owner.username(), password);
    }

    /**
     * Revokes an owner: no more sign-ins, and what was begun ends, tokens that were issued too.
     * Idempotent.
     */
    public void revoke(MerchantId merchantId, String staffId) {
        require(merchantId, staffId);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE staff SET revoked_at = coalesce(revoked_at, ?) WHERE staff_id = ?")
                    .param(SqlTime.utc(clock.instant()))
                    .param(staffId)
                    .update();
            signIns.endAllOf(staffId);
        });
    }

    /** A shop's owners, revoked ones included, oldest first. */
    public List<Owner> of(MerchantId merchantId) {
        return jdbc.sql(
                        """
                        SELECT staff_id, username, created_at, revoked_at FROM staff
                         WHERE merchant_id = ? ORDER BY created_at, staff_id
                        """)
                .param(merchantId.value())
                .query((row, _) -> {
                    OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
                    return new Owner(
                            row.getString("staff_id"),
                            row.getString("username"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            revokedAt == null ? null : revokedAt.toInstant());
                })
                .list();
    }

    /** An owner who may sign in; refused where there is none. */
    public Owner requireLive(MerchantId merchantId, String staffId) {
        Owner owner = require(merchantId, staffId);
        CredentialRule.OWNER_IS_KNOWN.require(owner.revokedAt() == null);
        return owner;
    }

    private Owner require(MerchantId merchantId, String staffId) {
        return of(merchantId).stream()
                .filter(owner -> owner.staffId().equals(staffId))
                .findFirst()
                .orElseThrow(() -> new Refused(CredentialRule.OWNER_IS_KNOWN));
    }

    private boolean insert(
            String staffId,
            MerchantId merchantId,
            String username,
            String password,
            boolean issued) {
        return jdbc.sql(
                                """
                                INSERT INTO staff
                                       (staff_id, username, password, password_issued, scopes,
                                        merchant_id, created_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .param(staffId)
                        .param(username)
                        .param(password)
                        .param(issued)
                        .param(Scopes.SHOP)
                        .param(merchantId.value())
                        .param(SqlTime.utc(clock.instant()))
                        .update()
                > 0;
    }

    /**
     * @param revokedAt null while the owner may sign in
     */
    public record Owner(
            String staffId, String username, Instant createdAt, @Nullable Instant revokedAt) {}

    /** What an owner signs in with, to be shown once. */
    public record SignIn(String staffId, String username, String password) {
        @Override
        public String toString() {
            return staffId;
        }
    }
}
