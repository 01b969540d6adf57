package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to a wallet whose value moves to another wallet, or from one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface TransferEvent extends WalletEvent {

    /** Value is held for another wallet, whose holder may take it until {@code expiresAt}. */
    record TransferOffered(
            WalletId walletId,
            Instant occurredAt,
            TransferId transferId,
            WalletId receiver,
            List<LotPart> parts,
            Instant expiresAt)
            implements TransferEvent {}

    /** An offer is over untaken. */
    record TransferOfferEnded(
            WalletId walletId,
            Instant occurredAt,
            TransferId transferId,
            WalletId receiver,
            OfferEnd cause,
            List<LotPart> released,
            List<LotPart> lapsed)
            implements TransferEvent {}

    /**
     * Value left for another wallet and is the receiver's from now on, in lots of their own with
     * the same expiry: {@link LotPart#arriving}.
     *
     * @param offeredAt when it was offered; null when it left at once
     */
    record TransferSent(
            WalletId walletId,
            Instant occurredAt,
            TransferId transferId,
            WalletId receiver,
            TransferPurpose purpose,
            List<LotPart> parts,
            @Nullable Instant offeredAt)
            implements TransferEvent {}

    /** Value that another wallet sent can be spent, but for what has {@code lapsed} of it. */
    record TransferReceived(
            WalletId walletId,
            Instant occurredAt,
            TransferId transferId,
            WalletId sender,
            TransferPurpose purpose,
            List<LotPart> parts,
            List<LotPart> lapsed)
            implements TransferEvent {
        public List<LotPart> received() {
            return LotPart.without(lapsed, parts);
        }
    }

    /** All parts that were sent are back, but for the lapsed: the receiver did not take them. */
    record TransferReturned(
            WalletId walletId,
            Instant occurredAt,
            TransferId transferId,
            WalletId receiver,
            TransferPurpose purpose,
            List<LotPart> parts,
            List<LotPart> lapsed)
            implements TransferEvent {
        public List<LotPart> returned() {
            return LotPart.without(lapsed, parts);
        }
    }
}
