package jp.nagaokapay.ledger.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * A file of bills, all of one title and due date.
 *
 * @param totals of those that stand so; a status that none has is absent
 */
public record BillFile(
        String batchId,
        String title,
        LocalDate dueOn,
        Instant issuedAt,
        Map<BillStatus, BillTotal> totals) {
    public BillFile {
        totals = Map.copyOf(totals);
    }

    public BillTotal of(BillStatus status) {
        return totals.getOrDefault(status, new BillTotal(0, Yen.ZERO));
    }
}
