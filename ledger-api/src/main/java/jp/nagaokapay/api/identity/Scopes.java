package jp.nagaokapay.api.identity;

/** Scopes that more than one kind of caller can have. */
public final class Scopes {
    /** A shop's owner, and the programs that act for one. */
    public static final String SHOP = "shop";

    private Scopes() {}
}
