package jp.nagaokapay.ledger.merchant;

/** The classes of shops that campaigns and restricted points tell apart. */
public enum ShopClass {
    /** A member of a shopping street. */
    SHOPPING_STREET,
    /** An independent shop elsewhere. */
    INDEPENDENT,
    CONVENIENCE,
    /** A large shop or chain. */
    LARGE
}
