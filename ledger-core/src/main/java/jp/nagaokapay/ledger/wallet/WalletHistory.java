package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** A wallet's statement, newest entry first. Follows the log within seconds. */
public interface WalletHistory {
    /** The most entries of a page. */
    int PAGE_MAX = 200;

    /**
     * A page of the statement.
     *
     * @param after {@link Page#next} of the page before; null for the newest entries
     * @param limit how many entries, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    Page page(WalletId walletId, @Nullable Long after, int limit);

    /** Some entries; {@code next} asks for the older ones and is null when there are none. */
    record Page(List<Entry> entries, @Nullable Long next) {}

    /**
     * One line of the statement.
     *
     * <p>The balance steps by what the entry did to the value that can be spent. A hold takes its
     * amount off at the authorization; the later payment only gives back what was not taken.
     *
     * @param position the event's place in the log
     * @param amount what the entry is about, never negative; its direction follows from the type
     * @param lapsed how much of a refund or a released hold did not come back, its lot having
     *     expired
     * @param merchantName null when no shop is involved, or when the directory does not know it yet
     * @param reference the id of the charge, grant, payment or lot
     * @param balanceAfter what can be spent after the entry: all lots, points included, less open
     *     holds. Expired value counts until the entry of its expiry, so that each balance follows
     *     from the one before
     */
    record Entry(
            long position,
            Instant at,
            Type type,
            Yen amount,
            Yen lapsed,
            @Nullable MerchantId merchantId,
            @Nullable String merchantName,
            String reference,
            Yen balanceAfter) {}

    enum Type {
        CHARGE,
        CHARGE_REVERSAL,
        GRANT,
        /** Points went back, since what earned them was refunded or reversed. */
        GRANT_RETURN,
        /** A hold was put on value. */
        AUTHORIZATION,
        /** Value went to a shop. */
        PAYMENT,
        /** The shop released a hold. */
        VOID,
        /** A hold ended by itself. */
        HOLD_EXPIRY,
        REFUND,
        /** A lot expired. */
        EXPIRY,
        /** The wallet was closed with value in it. */
        CLOSING
    }
}
