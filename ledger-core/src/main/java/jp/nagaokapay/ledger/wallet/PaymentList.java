package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * Every payment ever accepted, however old. Follows the log within seconds; {@link Wallets} answers
 * what was acknowledged just now.
 */
public interface PaymentList {
    /** The most entries of a page. */
    int PAGE_MAX = 500;

    Optional<Entry> find(PaymentId paymentId);

    /**
     * A shop's day. A payment belongs to the business date of its capture, and while it is not
     * captured to that of its authorization.
     *
     * @param after {@link Day#next} of the page before; null for the day's first payments
     * @param limit how many payments, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    Day day(MerchantId merchantId, LocalDate date, @Nullable Long after, int limit);

    /**
     * A payment and whose it is.
     *
     * @param position where its first event lies in the log
     * @param capturedAt null until captured
     */
    record Entry(WalletId walletId, Payment payment, @Nullable Instant capturedAt, long position) {}

    /** A page of the day in the order of the log, with the totals of the whole day. */
    record Day(LocalDate date, Totals totals, List<Entry> entries, @Nullable Long next) {}

    /**
     * A day's sums.
     *
     * @param payments all of the day, whatever became of them
     * @param captures how many of them were captured
     * @param refunded what was given back of them until now, on whatever day
     */
    record Totals(long payments, long captures, Yen captured, Yen refunded) {}
}
