package jp.nagaokapay.ledger.request;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What a biller asks for.
 *
 * @param merchantId the biller, who is paid
 * @param requestId the biller's own id of it, unique with this biller
 * @param issueId the file it came in, or it alone
 * @param dueOn the last day, in Japan, on which it can be paid
 * @param reference by which the biller's own system knows it
 */
public record Bill(
        BillCode code,
        MerchantId merchantId,
        String requestId,
        String issueId,
        String title,
        Yen amount,
        LocalDate dueOn,
        @Nullable String reference) {

    /** The first instant at which it can no longer be paid. */
    public Instant payableUntil() {
        return BusinessDate.endOf(dueOn);
    }
}
