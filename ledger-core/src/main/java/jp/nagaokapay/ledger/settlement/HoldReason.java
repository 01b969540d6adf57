package jp.nagaokapay.ledger.settlement;

/** Why a settlement was left out of a payout. */
public enum HoldReason {
    /** The shop is suspended. */
    SHOP_SUSPENDED,
    /** No bank account is known. */
    NO_BANK_ACCOUNT,
    /** The bank or branch of the account does not exist any more. */
    BANK_UNKNOWN,
    /** Who releases has closed the period, corrected the settlement or entered the account. */
    FOUR_EYES
}
