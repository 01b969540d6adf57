package jp.nagaokapay.api.staff;

import java.util.List;
import java.util.Set;
import jp.nagaokapay.api.identity.Scopes;
import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold where accounts of staff are managed. */
enum StaffRule implements Rule {
    STAFF_IS_KNOWN("STAFF_NOT_FOUND"),
    WITHIN_STAFF("TOO_MANY_STAFF"),
    SCOPES_ARE_OF_STAFF("SCOPE_UNKNOWN"),
    /** Separation of duties: who makes accounts neither moves nor approves money. */
    ADMIN_MOVES_NO_MONEY("ADMIN_MOVES_NO_MONEY"),
    ACCOUNT_IS_ANOTHERS("OWN_ACCOUNT"),
    AN_ADMIN_REMAINS("LAST_ADMIN"),
    STAFF_IS_ENABLED("STAFF_DISABLED"),
    STAFF_IS_DISABLED("STAFF_NOT_DISABLED");

    /** What goes with {@link Scopes#ADMIN}: to read the trail. */
    private static final Set<String> WITH_ADMIN = Set.of(Scopes.ADMIN, "audit");

    private final String code;

    StaffRule(String code) {
        this.code = code;
    }

    /** Requires that a person can have these rights together. */
    static void requireTogether(Set<String> scopes) {
        SCOPES_ARE_OF_STAFF.require(!scopes.isEmpty() && Scopes.STAFF.containsAll(scopes));
        ADMIN_MOVES_NO_MONEY.require(
                !scopes.contains(Scopes.ADMIN) || WITH_ADMIN.containsAll(scopes));
    }

    /** In the order in which they are always named. */
    static List<String> inOrder(Set<String> scopes) {
        return Scopes.STAFF.stream().filter(scopes::contains).toList();
    }

    @Override
    public String code() {
        return code;
    }
}
