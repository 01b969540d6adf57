package jp.nagaokapay.ledger.wallet;

import java.time.Instant;
import java.util.Objects;
import jp.nagaokapay.ledger.shared.money.Yen;
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
 */
public record WalletMetaData(Yen balance, Instant at) {
    private static final String BALANCE = "balance";
    private static final String AT = "at";

    /** As it stands beside {@code event} in the log: what the event says itself is left out. */
    public MetaData beside(WalletEvent event) {
        MetaData stored = MetaData.with(BALANCE, balance.amount());
        return at.equals(event.occurredAt()) ? stored : stored.and(AT, at.toString());
    }

    public static WalletMetaData of(WalletEvent event, MetaData stored) {
        Number balance = (Number) Objects.requireNonNull(stored.get(BALANCE), BALANCE);
        Object at = stored.get(AT);
        return new WalletMetaData(
                Yen.of(balance.longValue()),
                at == null ? event.occurredAt() : Instant.parse((String) at));
    }
}
