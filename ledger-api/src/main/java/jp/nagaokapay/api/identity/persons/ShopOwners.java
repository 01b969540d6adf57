package jp.nagaokapay.api.identity.persons;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.identity.clients.CredentialRule;
import jp.nagaokapay.api.identity.factors.ForgottenFactors;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.code.TypedCode;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.RealTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people of a shop, who see their own shop and nothing else: owners, and who works for them.
 * The office adds owners, lets them begin anew, and revokes them; owners add and remove others.
 * What it gives out to sign in with is a code that serves once, within three days, and only to
 * choose a password: nobody in the office ever knows one.
 */
@Component
@BuiltInIssuer
public class ShopOwners {
    /** How many owners a shop may have; revoked ones count. */
    static final int OWNERS_MAX = 200;

    /** How long what the office gave out can be used. */
    static final Duration ISSUED_LIFETIME = Duration.ofDays(3);

    private static final int CODE_GROUPS = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;
    private final SignIns signIns;
    private final ForgottenFactors factors;

    ShopOwners(
            JdbcClient jdbc,
            @RealTime Clock clock,
            PasswordEncoder passwords,
            TransactionTemplate transaction,
            SignIns signIns,
            ForgottenFactors factors) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.transaction = transaction;
        this.signIns = signIns;
        this.factors = factors;
    }

    /** Adds somebody to a shop that exists; the username must be nobody else's. */
    public SignIn add(MerchantId merchantId, String username, ShopRole role) {
        String code = TypedCode.nextInGroups(CODE_GROUPS);
        String encoded = passwords.encode(code); // slow on purpose, so outside the transaction
        Instant until = clock.instant().plus(ISSUED_LIFETIME);
        String staffId = Ids.next(StaffAccounts.TYPE);
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.SHOP_CREDENTIALS.lock(jdbc, merchantId.value());
            CredentialRule.WITHIN_OWNERS.require(
                    of(merchantId).size() < OWNERS_MAX, Map.of("most", OWNERS_MAX));
            CredentialRule.USERNAME_IS_NEW.require(
                    insert(staffId, merchantId, username, String.valueOf(encoded), role, until));
        });
        return new SignIn(staffId, username, code, until);
    }

    /**
     * Adds an owner with a known password, which need not be changed, unless somebody has the name.
     *
     * @param password encoded
     */
    public void seed(MerchantId merchantId, String username, String password) {
        insert(Ids.next(StaffAccounts.TYPE), merchantId, username, password, ShopRole.OWNER, null);
    }

    /**
     * Lets an owner begin anew, as when password, app or passkeys are lost: what they had ends, and
     * whatever was begun with it.
     */
    public SignIn renewPassword(MerchantId merchantId, String staffId) {
        Owner owner = requireLive(merchantId, staffId);
        String code = TypedCode.nextInGroups(CODE_GROUPS);
        String encoded = passwords.encode(code);
        Instant until = clock.instant().plus(ISSUED_LIFETIME);
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("UPDATE staff SET password = ?, password_until = ? WHERE staff_id = ?")
                    .param(encoded)
                    .param(SqlTime.utc(until))
                    .param(staffId)
                    .update();
            factors.forget(staffId);
            signIns.endAllOf(staffId);
        });
        return new SignIn(staffId, owner.username(), code, until);
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

    /**
     * The same by an owner of the shop; but the last owner stays, for somebody must be able to let
     * others in. Of two who send each other away at once, one stays.
     */
    public void remove(MerchantId merchantId, String staffId) {
        transaction.executeWithoutResult(_ -> {
            AdvisoryLock.SHOP_CREDENTIALS.lock(jdbc, merchantId.value());
            require(merchantId, staffId);
            CredentialRule.ANOTHER_OWNER_IS_THERE.require(
                    of(merchantId).stream()
                            .filter(one -> one.revokedAt() == null && one.role() == ShopRole.OWNER)
                            .anyMatch(one -> !one.staffId().equals(staffId)));
            revoke(merchantId, staffId);
        });
    }

    /** A shop's people, revoked ones included, oldest first. */
    public List<Owner> of(MerchantId merchantId) {
        return jdbc.sql(
                        """
                        SELECT staff_id, username, scopes, created_at, revoked_at FROM staff
                         WHERE merchant_id = ? ORDER BY created_at, staff_id
                        """)
                .param(merchantId.value())
                .query((row, _) -> {
                    OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
                    return new Owner(
                            row.getString("staff_id"),
                            row.getString("username"),
                            ShopRole.ofScope(row.getString("scopes")),
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
            ShopRole role,
            @Nullable Instant until) {
        return jdbc.sql(
                                """
                                INSERT INTO staff
                                       (staff_id, username, password, password_until, scopes,
                                        merchant_id, created_at, second_factor_required)
                                VALUES (?, ?, ?, ?, ?, ?, ?, false) ON CONFLICT DO NOTHING
                                """)
                        .param(staffId)
                        .param(username)
                        .param(password)
                        .param(until == null ? null : SqlTime.utc(until))
                        .param(role.scope())
                        .param(merchantId.value())
                        .param(SqlTime.utc(clock.instant()))
                        .update()
                > 0;
    }

    /**
     * @param revokedAt null while the owner may sign in
     */
    public record Owner(
            String staffId,
            String username,
            ShopRole role,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /**
     * How an owner begins, to be shown once.
     *
     * @param password a code that serves once to choose a password
     * @param expiresAt until when it serves
     */
    public record SignIn(String staffId, String username, String password, Instant expiresAt) {
        @Override
        public String toString() {
            return staffId;
        }
    }
}
