package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReceived;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
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
                        after.lots().total(), latest(event, latest), turned(event, before, after))
                .beside(event);
    }

    /** The latest time of an event and of those before it. */
    static Instant latest(WalletEvent event, Instant before) {
        return event.occurredAt().isAfter(before) ? event.occurredAt() : before;
    }

    /**
     * A transfer turns the receiver's lots where it leaves the sender, or is back with him: what
     * the receiver's wallet adds itself is booked already.
     */
    private static Set<LotId> turned(WalletEvent event, WalletState before, WalletState after) {
        if (event instanceof TransferReceived e) {
            return LotPart.lots(e.lapsed());
        }
        Set<LotId> turned = turned(before, after);
        if (event instanceof TransferSent e) {
            return with(WalletMetaData.arriving(e), turned);
        }
        return event instanceof TransferReturned e
                ? with(WalletMetaData.arriving(e), turned)
                : turned;
    }

    private static Set<LotId> with(Set<LotId> some, Set<LotId> others) {
        Set<LotId> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The lots that have something in them before or after, not both. */
    private static Set<LotId> turned(WalletState before, WalletState after) {
        if (before.lots().places().equals(after.lots().places())
                && before.holds().equals(after.holds())
                && before.transfers().offers().equals(after.transfers().offers())) {
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
        state.heldParts().forEach(part -> lots.add(part.lotId()));
        return lots;
    }
}
