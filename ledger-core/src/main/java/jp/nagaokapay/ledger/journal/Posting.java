package jp.nagaokapay.ledger.journal;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import org.jspecify.annotations.Nullable;

/**
 * One movement of value from an account to another; where it is a wallet's, of one lot.
 *
 * @param amount more than zero; a point counts as a yen
 * @param valueDate the business date on which reports count it
 * @param lotId null when the value is in no lot, as money that leaves for a shop's bank
 * @param expiresOn the lot's last day; null when there is no lot
 */
public record Posting(
        Account debit,
        Account credit,
        Yen amount,
        LocalDate valueDate,
        @Nullable LotId lotId,
        @Nullable LocalDate expiresOn) {
    public Posting {
        if (amount.isZero() || debit.equals(credit)) {
            throw new IllegalArgumentException("moves nothing: " + debit + " to " + credit);
        }
    }
}
