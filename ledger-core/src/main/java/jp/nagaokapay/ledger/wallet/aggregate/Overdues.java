package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.message.Overdue;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.WalletCommand;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** What has ended by its time in a wallet and is not booked. */
final class Overdues {
    private Overdues() {}

    /** Throws {@link Overdue} when there is one and {@code command} is not what books it. */
    static void requireNone(WalletState state, WalletCommand<?> command, Instant now) {
        WalletCommand<?> first = first(state, command.walletId(), now);
        if (first != null && !(command instanceof ExpireHold) && !(command instanceof EndOffer)) {
            throw new Overdue(first);
        }
    }

    private static @Nullable WalletCommand<?> first(
            WalletState state, WalletId walletId, Instant now) {
        return HoldDecisions.overdue(state, now)
                .<WalletCommand<?>>map(hold -> new ExpireHold(walletId, hold.paymentId()))
                .findFirst()
                .or(() ->
                        TransferDecisions.overdue(state, now)
                                .map(offer ->
                                        new EndOffer(
                                                walletId, offer.transferId(), OfferEnd.EXPIRED))
                                .findFirst())
                .orElse(null);
    }
}
