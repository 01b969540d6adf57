package jp.nagaokapay.ledger.wallet.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.EventLog.StreamEntry;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantList.Listed;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A wallet's statement, newest entry first, with all that was in the log when it was asked for.
 *
 * <p>Read from the wallet's own events, newest first, each of which carries the balance after it
 * ({@link WalletMetaData}): a page costs its own entries, however long the wallet has lived.
 */
@Component
public final class WalletHistory {
    /** The most entries of a page. */
    public static final int PAGE_MAX = 200;

    private final EventLog log;
    private final MerchantList shops;

    WalletHistory(EventLog log, MerchantList shops) {
        this.log = log;
        this.shops = shops;
    }

    /**
     * A page of the statement.
     *
     * @param after {@link Page#next} of the page before; null for the newest entries
     * @param limit how many entries, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public Page page(WalletId walletId, @Nullable Long after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Line> found = lines(walletId, after == null ? Long.MAX_VALUE : after, size + 1);
        List<Line> lines = found.subList(0, Math.min(size, found.size()));
        Map<MerchantId, Listed> known = shopsOf(lines);
        return new Page(
                lines.stream().map(line -> line.entry(known)).toList(),
                found.size() > size ? lines.getLast().told.sequenceNumber() : null);
    }

    /** At least {@code wanted}, or all there are: events that move nothing are passed over. */
    private List<Line> lines(WalletId walletId, long before, int wanted) {
        List<Line> lines = new ArrayList<>();
        long next = before;
        List<StreamEntry> read;
        do {
            read = log.backwards(walletId.value(), next, wanted);
            for (StreamEntry told : read) {
                next = told.sequenceNumber();
                HistoryLine what = HistoryLine.of((WalletEvent) told.event());
                if (what != null) {
                    lines.add(new Line(told, what));
                }
            }
        } while (lines.size() < wanted && read.size() == wanted);
        return lines;
    }

    private Map<MerchantId, Listed> shopsOf(List<Line> lines) {
        Set<MerchantId> ids =
                lines.stream()
                        .map(line -> line.what.merchantId())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : shops.find(ids);
    }

    private record Line(StreamEntry told, HistoryLine what) {
        Entry entry(Map<MerchantId, Listed> known) {
            WalletEvent event = (WalletEvent) told.event();
            WalletMetaData stood = WalletMetaData.of(event, told.metaData());
            Listed shop = what.merchantId() == null ? null : known.get(what.merchantId());
            return new Entry(
                    stood.at(),
                    event.occurredAt(),
                    what.type(),
                    what.amount(),
                    what.change(),
                    what.lapsed(),
                    what.merchantId(),
                    shop == null ? null : shop.profile().name(),
                    what.lotId(),
                    what.reference(),
                    stood.balance());
        }
    }

    /** Some entries; {@code next} asks for the older ones and is null when there are none. */
    public record Page(List<Entry> entries, @Nullable Long next) {}

    /**
     * One line of the statement.
     *
     * <p>The balance steps by what the entry did to the value that can be spent. A hold takes its
     * amount off at the authorization; the later payment only gives back what was not taken.
     *
     * @param at when it took its place: its business time, or that of something before it where
     *     that is later
     * @param causedAt its business time, by which reports count
     * @param amount what the entry is about, never negative; its direction follows from the type
     * @param change what it did to the balance
     * @param lapsed how much of a refund or a released hold did not come back, its lot having
     *     expired
     * @param merchantName null when no shop is involved, or when the directory does not know it yet
     * @param lotId of a grant, its return or an expiry
     * @param reference the id of the charge, grant, payment, transfer or lot
     * @param balanceAfter what can be spent after the entry: all lots, points included, less open
     *     holds. Expired value counts until the entry of its expiry, so that each balance follows
     *     from the one before
     */
    public record Entry(
            Instant at,
            Instant causedAt,
            Type type,
            Yen amount,
            long change,
            Yen lapsed,
            @Nullable MerchantId merchantId,
            @Nullable String merchantName,
            @Nullable LotId lotId,
            String reference,
            Yen balanceAfter) {}

    public enum Type {
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
        CLOSING,
        /** Value is held for another person. */
        TRANSFER_OFFER,
        /** An offer ended untaken. */
        TRANSFER_OFFER_END,
        /** Value went to another wallet; what was offered before was off the balance already. */
        TRANSFER_SENT,
        TRANSFER_RECEIVED,
        /** Value came back that the other wallet did not take. */
        TRANSFER_RETURNED
    }
}
