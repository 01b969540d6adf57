package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.WalletEvent.PointsGranted;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.axonframework.messaging.MetaData;

/**
 * What a wallet writes beside the facts of each of its events. It follows from the events up to
 * that one, and stands there so that no reader has to add them up.
 *
 * @param balance what can be spent after the event: all lots, points included, less open holds.
 *     Expired value counts until its expiry is booked, so that each balance follows from the one
 *     before
 * @param at when the event took its place: its business time, or that of an earlier event of the
 *     wallet where that is later. What follows from something earlier, such as points for a charge,
 *     may come behind what happened meanwhile
 * @param turned the lots that had nothing in them before the event and have something now, or the
 *     other way round; held value counts as in its lot
 */
public record WalletMetaData(Yen balance, Instant at, Set<LotId> turned) {
    private static final String BALANCE = "balance";
    private static final String AT = "at";
    private static final String TURNED = "turned";

    /** As it stands beside {@code event} in the log: what the event says itself is left out. */
    public MetaData beside(WalletEvent event) {
        MetaData stored = MetaData.with(BALANCE, balance.amount());
        if (!at.equals(event.occurredAt())) {
            stored = stored.and(AT, at.toString());
        }
        return turned.equals(usuallyTurned(event))
                ? stored
                : stored.and(TURNED, turned.stream().map(LotId::value).sorted().toList());
    }

    public static WalletMetaData of(WalletEvent event, MetaData stored) {
        Number balance = (Number) Objects.requireNonNull(stored.get(BALANCE), BALANCE);
        Object at = stored.get(AT);
        Object turned = stored.get(TURNED);
        return new WalletMetaData(
                Yen.of(balance.longValue()),
                at == null ? event.occurredAt() : Instant.parse((String) at),
                turned == null ? usuallyTurned(event) : lots((Collection<?>) turned));
    }

    /**
     * What goes without saying: a charge, a grant or a transfer makes lots, a payment leaves
     * something.
     */
    private static Set<LotId> usuallyTurned(WalletEvent event) {
        if (event instanceof WalletCharged e) {
            return Set.of(e.lotId());
        }
        if (event instanceof PointsGranted e) {
            return Set.of(e.lotId());
        }
        if (event instanceof TransferSent e) {
            return arriving(e);
        }
        return event instanceof TransferReturned e ? arriving(e) : Set.of();
    }

    /** The receiver's lots of a transfer that leaves its sender. */
    public static Set<LotId> arriving(TransferSent e) {
        return arriving(e.transferId(), e.parts());
    }

    /** The receiver's lots of a transfer that is back with its sender. */
    public static Set<LotId> arriving(TransferReturned e) {
        return arriving(e.transferId(), e.parts());
    }

    private static Set<LotId> arriving(TransferId transfer, List<LotPart> parts) {
        return LotPart.lots(LotPart.arriving(transfer, parts));
    }

    private static Set<LotId> lots(Collection<?> stored) {
        return stored.stream()
                .map(id -> new LotId((String) id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
