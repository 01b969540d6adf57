package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantEvent.Credit;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableClosed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ReceivableCredited;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a shop is owed and no settlement has yet.
 *
 * @param open yen credited and not yet closed; negative when refunds exceed captures
 * @param days the same by business date; closing empties them
 * @param carried yen that the last closing carried over; negative when the shop owes
 * @param closedThrough the last day of the last closed period; null before the first
 * @param creditedUpTo the log's position up to which its payments are credited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receivable(
        long open,
        PMap<LocalDate, Credit> days,
        long carried,
        @Nullable LocalDate closedThrough,
        long creditedUpTo) {
    static final Receivable NOTHING = new Receivable(0, HashTreePMap.empty(), 0, null, -1);

    @JsonCreator
    static Receivable restored(
            @JsonProperty("open") long open,
            @JsonProperty("days") Map<LocalDate, Credit> days,
            @JsonProperty("carried") long carried,
            @JsonProperty("closedThrough") @Nullable LocalDate closedThrough,
            @JsonProperty("creditedUpTo") long creditedUpTo) {
        return new Receivable(open, HashTreePMap.from(days), carried, closedThrough, creditedUpTo);
    }

    Receivable with(ReceivableCredited event) {
        PMap<LocalDate, Credit> credited = days;
        for (Credit credit : event.credits()) {
            Credit before = credited.get(credit.date());
            credited = credited.plus(credit.date(), before == null ? credit : before.plus(credit));
        }
        return new Receivable(
                event.receivable(), credited, carried, closedThrough, event.upToPosition());
    }

    /** Paid to or received from another shop. */
    Receivable carrying(long newCarried) {
        return new Receivable(open, days, newCarried, closedThrough, creditedUpTo);
    }

    Receivable with(ReceivableClosed event) {
        PMap<LocalDate, Credit> left = days;
        for (LocalDate date : days.keySet()) {
            if (!date.isAfter(event.through())) {
                left = left.minus(date);
            }
        }
        return new Receivable(
                open - event.captured().amount() + event.refunded().amount(),
                left,
                event.carriedOut(),
                event.through(),
                creditedUpTo);
    }
}
