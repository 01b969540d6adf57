package jp.nagaokapay.api.staff;

import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold where programs of partners and of the city are managed. */
enum ProgramRule implements Rule {
    PROGRAM_IS_KNOWN("PROGRAM_NOT_FOUND"),
    PROGRAM_IS_LIVE("PROGRAM_ENDED"),
    WITHIN_PROGRAMS("TOO_MANY_PROGRAMS"),
    SCOPES_ARE_OF_PROGRAMS("PROGRAM_SCOPE_UNKNOWN"),
    PARTNER_HAS_NO_OTHER("PARTNER_WITH_OTHER_RIGHTS"),
    RESPONSIBLE_IS_NAMED("RESPONSIBLE_MISSING"),
    RESPONSIBLE_MAY_DO_IT("RESPONSIBLE_LACKS_SCOPE");

    static final String PARTNER = "partner";

    /** What programs may have. To approve, release and manage is for persons alone. */
    private static final List<String> SCOPES =
            List.of(PARTNER, "counter", "campaign:write", "finance:read", "finance:write", "audit");

    private final String code;

    ProgramRule(String code) {
        this.code = code;
    }

    /** Requires that a program can have these rights together. */
    static void requireTogether(Set<String> scopes) {
        SCOPES_ARE_OF_PROGRAMS.require(!scopes.isEmpty() && SCOPES.containsAll(scopes));
        PARTNER_HAS_NO_OTHER.require(!scopes.contains(PARTNER) || scopes.size() == 1);
    }

    /** In the order in which they are always named. */
    static List<String> inOrder(Set<String> scopes) {
        return SCOPES.stream().filter(scopes::contains).toList();
    }

    @Override
    public String code() {
        return code;
    }
}
