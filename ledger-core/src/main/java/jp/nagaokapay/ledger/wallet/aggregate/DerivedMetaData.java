package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletMetaData;
import org.axonframework.messaging.MetaData;

/** How a wallet comes by what it writes beside an event. */
final class DerivedMetaData {
    private DerivedMetaData() {}

    /**
     * @param before the wallet without the event
     * @param latest the latest time of the events before
     */
    static MetaData of(WalletEvent event, WalletState before, Instant latest) {
        WalletState after = before.evolve(event);
        return new WalletMetaData(
                        after.lots().total(), latest(event, latest), turned(before, after))
                .beside(event);
    }

    /** The latest time of an event and of those before it. */
    static Instant latest(WalletEvent event, Instant before) {
        return event.occurredAt().isAfter(before) ? event.occurredAt() : before;
    }

    /** The lots that have something in them before or after, not both. */
    private static Set<LotId> turned(WalletState before, WalletState after) {
        if (before.lots().places().equals(after.lots().places())
                && before.holds().equals(after.holds())) {
            return Set.of();
        }
        Set<LotId> turned = withValue(after);
        withValue(before)
                .forEach(lot -> {
                    if (!turned.remove(lot)) {
                        turned.add(lot);
                    }
                });
        return turned;
    }

    private static Set<LotId> withValue(WalletState state) {
        Set<LotId> lots = new HashSet<>(state.lots().places().keySet());
        state.holds()
                .values()
                .forEach(hold -> hold.parts().forEach(part -> lots.add(part.lotId())));
        return lots;
    }
}
