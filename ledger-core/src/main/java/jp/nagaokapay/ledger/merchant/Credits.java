package jp.nagaokapay.ledger.merchant;

import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;

/** Adds up what business dates add. */
final class Credits {
    private Credits() {}

    /** Both together, under the date of the first. */
    static Credit sum(Credit one, Credit other) {
        return new Credit(
                one.date(),
                one.captured().plus(other.captured()),
                one.refunded().plus(other.refunded()),
                one.payments() + other.payments(),
                one.refunds() + other.refunds());
    }
}
