package jp.nagaokapay.api.identity.persons;

import jp.nagaokapay.api.identity.Scopes;

/** What somebody of a shop may do. */
public enum ShopRole {
    /** Everything of the shop's. */
    OWNER(Scopes.SHOP),
    /** Sees payments and the shop's code, and gives payments back. */
    CLERK(Scopes.SHOP_CLERK);

    private final String scope;

    ShopRole(String scope) {
        this.scope = scope;
    }

    String scope() {
        return scope;
    }

    static ShopRole ofScope(String scope) {
        return scope.equals(CLERK.scope) ? CLERK : OWNER;
    }
}
