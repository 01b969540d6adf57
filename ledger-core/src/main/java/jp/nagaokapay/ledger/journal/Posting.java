package jp.nagaokapay.ledger.journal;

import java.time.LocalDate;
import jp.nagaokapay.ledger.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import org.jspecify.annotations.Nullable;

/**
 * One movement of one lot's value from an account to another.
 *
 * @param amount more than zero; a point counts as a yen
 * @param valueDate the business date on which reports count it
 * @param expiresOn the lot's last day; null when the event does not say, as a charge's reversal
 */
public record Posting(
        Account debit,
        Account credit,
        Yen amount,
        LocalDate valueDate,
        LotId lotId,
        @Nullable LocalDate expiresOn) {
    public Posting {
        if (amount.isZero() || debit.equals(credit)) {
            throw new IllegalArgumentException("moves nothing: " + debit + " to " + credit);
        }
    }
}
