package jp.nagaokapay.ledger.statutory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.nagaokapay.ledger.journal.Account.Breakage;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import org.jspecify.annotations.Nullable;

/** What a batch of events changes in the counts of lots. */
final class LotCounts {
    private final Map<Half, long[]> turned = new HashMap<>();
    private final Set<Expired> expired = new LinkedHashSet<>();

    /** A lot of the event at hand: by which posting it was moved last, and on which side. */
    private final Map<LotId, Move> moved = new HashMap<>();

    /**
     * Whatever lapses has expired in the half-year of its value date; what is taken out of a lot
     * after its last day had expired on that day.
     */
    void add(Posting posting) {
        LotId lot = Objects.requireNonNull(posting.lotId());
        LocalDate endsOn = Objects.requireNonNull(posting.expiresOn());
        if (posting.credit() instanceof Breakage to) {
            expired.add(new Expired(lot, Half.of(to.kind(), posting.valueDate())));
        }
        if (posting.debit() instanceof WalletValue from) {
            if (!(posting.credit() instanceof Breakage) && posting.valueDate().isAfter(endsOn)) {
                expired.add(new Expired(lot, Half.of(from.kind(), endsOn)));
            }
            moved.put(lot, new Move(from.kind(), posting.valueDate(), endsOn, -1));
        } else if (posting.credit() instanceof WalletValue to) {
            moved.put(lot, new Move(to.kind(), posting.valueDate(), endsOn, 1));
        }
    }

    /**
     * The event at hand ends: it emptied these lots, or put something into them. A lot counts as
     * ended on its last day, or on the value date of what emptied it later, as the journal's ended
     * value does, so that booking an expiry late changes no count.
     */
    void turn(Set<LotId> lots) {
        for (LotId lot : lots) {
            Move move = Objects.requireNonNull(moved.get(lot));
            LocalDate ended = move.date.isAfter(move.endsOn) ? move.date : move.endsOn;
            turned.computeIfAbsent(Half.of(move.kind, move.date), _ -> new long[2])[0] += move.lots;
            turned.computeIfAbsent(Half.of(move.kind, ended), _ -> new long[2])[1] += move.lots;
        }
        moved.clear();
    }

    Collection<@Nullable Object[]> turned() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        turned.forEach((half, lots) ->
                rows.add(new @Nullable Object[] {half.kind, half.baseDate, lots[0], lots[1]}));
        return rows;
    }

    Collection<@Nullable Object[]> expired() {
        return expired.stream()
                .map(each -> new @Nullable Object[] {each.lot, each.half.baseDate, each.half.kind})
                .toList();
    }

    private record Half(String kind, LocalDate baseDate) {
        static Half of(LotKind kind, LocalDate date) {
            return new Half(kind.name().toLowerCase(Locale.ROOT), BaseDates.of(date));
        }
    }

    private record Expired(LotId lot, Half half) {}

    /**
     * @param lots how many more have something in them, if it turns
     */
    private record Move(LotKind kind, LocalDate date, LocalDate endsOn, int lots) {}
}
