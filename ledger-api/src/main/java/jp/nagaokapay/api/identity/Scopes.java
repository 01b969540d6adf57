package jp.nagaokapay.api.identity;

import java.util.List;

/** Scopes that are named in more than one place. */
public final class Scopes {
    /** A shop's owner, and the programs that act for one. */
    public static final String SHOP = "shop";

    /** Who works at a shop and owns nothing of it: sees payments, gives them back. */
    public static final String SHOP_CLERK = "shop:clerk";

    /** Programs of public bodies, which ask for payments and do nothing else of a shop's. */
    public static final String BILLER = "biller";

    /** Whoever manages accounts of staff, and the programs of partners and of the city. */
    public static final String ADMIN = "admin";

    /** What staff can have, each member some of them. */
    public static final List<String> STAFF =
            List.of(
                    "counter",
                    "campaign:write",
                    "campaign:approve",
                    "finance:read",
                    "finance:write",
                    "finance:release",
                    "audit",
                    "office",
                    ADMIN);

    private Scopes() {}
}
