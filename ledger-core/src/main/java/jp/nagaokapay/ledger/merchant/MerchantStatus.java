package jp.nagaokapay.ledger.merchant;

/** Where a shop stands in the program; only an approved one takes payments. */
public enum MerchantStatus {
    REGISTERED,
    APPROVED,
    SUSPENDED,
    WITHDRAWN
}
