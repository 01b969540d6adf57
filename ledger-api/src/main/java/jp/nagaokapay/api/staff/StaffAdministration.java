package jp.nagaokapay.api.staff;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.api.identity.SignIns;
import jp.nagaokapay.api.identity.clients.CredentialRule;
import jp.nagaokapay.api.identity.factors.ForgottenFactors;
import jp.nagaokapay.api.identity.persons.Invitations;
import jp.nagaokapay.api.identity.persons.Invitations.Invitation;
import jp.nagaokapay.api.identity.persons.StaffAccounts;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes accounts of staff, changes what they may do, and ends them. One change is made after the
 * other, on whichever node. Throws {@link Refused} with a {@link StaffRule}, or where the username
 * is taken.
 */
@Component
@BuiltInIssuer
public class StaffAdministration {
    /** How many accounts there may be; disabled ones count. */
    static final int STAFF_MAX = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StaffList list;
    private final Invitations invitations;
    private final ForgottenFactors factors;
    private final SignIns signIns;

    @Autowired
    StaffAdministration(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StaffList list,
            Invitations invitations,
            ForgottenFactors factors,
            SignIns signIns) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.list = list;
        this.invitations = invitations;
        this.factors = factors;
        this.signIns = signIns;
    }

    /** Without the program, on its database. */
    public StaffAdministration(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this(
                jdbc,
                transaction,
                new StaffList(jdbc),
                new Invitations(jdbc, clock),
                new ForgottenFactors(jdbc),
                new SignIns(jdbc));
    }

    /**
     * Adds a person, who chooses a password with the link.
     *
     * @param username what they sign in as; nobody else's
     * @param displayName what they are called; null when the username says it
     */
    public Invitation add(String username, @Nullable String displayName, Set<String> scopes) {
        StaffRule.requireTogether(scopes);
        return one(() -> {
            StaffRule.WITHIN_STAFF.require(list.count() < STAFF_MAX, Map.of("most", STAFF_MAX));
            String staffId = Ids.next(StaffAccounts.TYPE);
            int added =
                    jdbc.sql(
                                    """
                                    INSERT INTO staff (staff_id, username, display_name, scopes)
                                    VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                                    """)
                            .param(staffId)
                            .param(username)
                            .param(displayName)
                            .param(stored(scopes))
                            .update();
            CredentialRule.USERNAME_IS_NEW.require(added > 0);
            return invitations.issue(staffId);
        });
    }

    /** Lets somebody begin anew who lost what they sign in with, or whose device was lost. */
    public Invitation reset(String staffId) {
        return one(() -> {
            StaffRule.STAFF_IS_ENABLED.require(!require(staffId).isDisabled());
            return beginAnew(staffId);
        });
    }

    /** Lets somebody back in who was disabled; they begin anew. */
    public Invitation enable(String staffId) {
        return one(() -> {
            StaffRule.STAFF_IS_DISABLED.require(require(staffId).isDisabled());
            return beginAnew(staffId);
        });
    }

    /** Lets nobody sign in to an account any more, unless it is the last administrator's. */
    public void disable(String staffId) {
        one(() -> {
            StaffMember member = require(staffId);
            requireAdminBesides(member);
            end(staffId);
            return member;
        });
    }

    /** The same even for the last administrator: for whoever can make another one. */
    public void disableWhoever(String staffId) {
        one(() -> {
            StaffMember member = require(staffId);
            end(staffId);
            return member;
        });
    }

    /** Gives a person other rights; who loses or gets any signs in anew. */
    StaffMember changeScopes(String staffId, Set<String> scopes) {
        StaffRule.requireTogether(scopes);
        return one(() -> {
            StaffMember member = require(staffId);
            if (Set.copyOf(member.scopes()).equals(scopes)) {
                return member;
            }
            if (!scopes.contains(Scopes.ADMIN)) {
                requireAdminBesides(member);
            }
            jdbc.sql("UPDATE staff SET scopes = ? WHERE staff_id = ?")
                    .params(stored(scopes), staffId)
                    .update();
            signOut(staffId);
            return require(staffId);
        });
    }

    private Invitation beginAnew(String staffId) {
        jdbc.sql(
                        """
                        UPDATE staff SET password = null, password_until = null, revoked_at = null,
                                         second_factor_required = true
                         WHERE staff_id = ?
                        """)
                .param(staffId)
                .update();
        factors.forget(staffId);
        signOut(staffId);
        return invitations.issue(staffId);
    }

    private void end(String staffId) {
        jdbc.sql("UPDATE staff SET revoked_at = coalesce(revoked_at, now()) WHERE staff_id = ?")
                .param(staffId)
                .update();
        invitations.end(staffId);
        signOut(staffId);
    }

    private void signOut(String staffId) {
        signIns.endAllOf(staffId);
        signIns.endProgramsOf(staffId);
    }

    private StaffMember require(String staffId) {
        return list.find(staffId).orElseThrow(() -> new Refused(StaffRule.STAFF_IS_KNOWN));
    }

    private void requireAdminBesides(StaffMember member) {
        StaffRule.AN_ADMIN_REMAINS.require(
                !member.isActiveAdmin()
                        || list.all().stream()
                                .anyMatch(other ->
                                        other.isActiveAdmin()
                                                && !other.staffId().equals(member.staffId())));
    }

    private static String stored(Set<String> scopes) {
        return String.join(" ", StaffRule.inOrder(scopes));
    }

    /** One change at a time, and its person's row held from the beginning. */
    private <T> T one(Supplier<T> change) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    AdvisoryLock.STAFF.lock(jdbc, "");
                    return change.get();
                }));
    }
}
