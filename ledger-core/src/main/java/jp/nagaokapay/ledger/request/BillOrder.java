package jp.nagaokapay.ledger.request;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * What a biller asks for at once.
 *
 * @param title what the payer reads, on one line
 * @param lines one or more, to be billed in this order
 */
public record BillOrder(MerchantId merchantId, String title, LocalDate dueOn, List<Line> lines) {
    public BillOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One bill.
     *
     * @param requestId the biller's own id of it; null has one made, which is the bill's code
     */
    public record Line(@Nullable String requestId, Yen amount, @Nullable String reference) {}
}
