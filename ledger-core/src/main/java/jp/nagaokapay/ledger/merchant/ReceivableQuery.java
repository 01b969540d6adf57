package jp.nagaokapay.ledger.merchant;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;

/** What shops are owed by business date; follows the log within seconds. */
public interface ReceivableQuery {
    /** A shop's days with movements from {@code from} to {@code to}, both included. */
    List<Day> days(MerchantId merchantId, LocalDate from, LocalDate to);

    /**
     * @param captured captured on that date
     * @param refunded refunded on that date, whenever it was captured
     */
    record Day(LocalDate date, Yen captured, Yen refunded, long payments, long refunds) {}
}
