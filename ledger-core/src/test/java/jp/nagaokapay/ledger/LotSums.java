package jp.nagaokapay.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.journal.Postings;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import org.jspecify.annotations.NullMarked;

/** What is in each lot, held value included, added up from the postings of its events. */
@NullMarked
public final class LotSums {
    private final Map<LotId, Long> sums = new HashMap<>();

    /** Adds an event; the lots that it emptied, or put something into that were empty. */
    public Set<LotId> turnedBy(WalletEvent event) {
        Map<LotId, Long> before = new HashMap<>();
        for (Posting posting : Postings.of(event)) {
            LotId lot = Objects.requireNonNull(posting.lotId());
            long amount = posting.amount().amount();
            before.putIfAbsent(lot, sums.getOrDefault(lot, 0L));
            if (posting.debit() instanceof WalletValue) {
                sums.merge(lot, -amount, Long::sum);
            } else if (posting.credit() instanceof WalletValue) {
                sums.merge(lot, amount, Long::sum);
            }
        }
        Set<LotId> turned = new HashSet<>();
        before.forEach((lot, sum) -> {
            if (sum > 0 != sums.getOrDefault(lot, 0L) > 0) {
                turned.add(lot);
            }
        });
        return turned;
    }
}
