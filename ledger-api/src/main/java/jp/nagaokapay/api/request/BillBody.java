package jp.nagaokapay.api.request;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillView;
import org.jspecify.annotations.Nullable;

/**
 * A bill as its biller sees it.
 *
 * @param requestId the biller's own id of it
 * @param codeId what its QR code and link hold
 * @param merchantPaymentId of the payment that pays it, by which it is refunded
 * @param url the page to which its payer is led
 */
record BillBody(
        String requestId,
        String codeId,
        String title,
        long amount,
        LocalDate dueOn,
        @Nullable String reference,
        BillStatus status,
        @Nullable Instant paidAt,
        @Nullable Long refunded,
        String merchantPaymentId,
        String url) {
    static BillBody of(BillView view, BillLinks links) {
        Bill bill = view.bill();
        return new BillBody(
                bill.requestId(),
                bill.code().value(),
                bill.title(),
                bill.amount().amount(),
                bill.dueOn(),
                bill.reference(),
                view.status(),
                view.paidAt(),
                view.refunded().isZero() ? null : view.refunded().amount(),
                bill.code().paymentId().value(),
                links.url(bill.code()));
    }
}
