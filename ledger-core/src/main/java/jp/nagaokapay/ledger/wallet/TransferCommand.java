package jp.nagaokapay.ledger.wallet;

import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/** What can be asked of a wallet about value that moves to another wallet, and from one. */
public sealed interface TransferCommand<R> extends WalletCommand<R> {

    /** Holds paid value for another holder, who may take it. */
    record OfferTransfer(
            WalletId walletId, TransferId transferId, WalletId receiver, Yen amount, String onceKey)
            implements TransferCommand<TransferReceipt> {
        @Override
        public String businessKey() {
            return "transfer:" + walletId + ':' + onceKey;
        }
    }

    /** Ends an offer untaken; with {@link OfferEnd#EXPIRED} no event while it is still open. */
    record EndOffer(WalletId walletId, TransferId transferId, OfferEnd cause)
            implements TransferCommand<TransferReceipt> {
        @Override
        public String businessKey() {
            return transferId.endKey();
        }
    }

    /** The receiver takes an offer: its value leaves the wallet. */
    record TakeOffer(WalletId walletId, TransferId transferId, WalletId receiver)
            implements TransferCommand<TransferReceipt> {
        @Override
        public String businessKey() {
            return transferId.endKey();
        }
    }

    /**
     * Sends value to another wallet at once.
     *
     * @param amount paid value; null is all there is, points too
     */
    record SendTransfer(
            WalletId walletId,
            TransferId transferId,
            WalletId receiver,
            TransferPurpose purpose,
            @Nullable Yen amount,
            String onceKey)
            implements TransferCommand<TransferReceipt> {
        @Override
        public String businessKey() {
            return transferId.endKey();
        }

        @Override
        public String aliasKey() {
            return "transfer:" + walletId + ':' + onceKey;
        }
    }

    /** Takes in what another wallet sent, under lots of its own. */
    record ReceiveTransfer(
            WalletId walletId,
            TransferId transferId,
            WalletId sender,
            TransferPurpose purpose,
            List<LotPart> parts)
            implements TransferCommand<WalletId> {
        @Override
        public String businessKey() {
            return transferId.arrivalKey();
        }
    }

    /** Takes back what was sent and did not arrive; never refused. */
    record ReturnTransfer(
            WalletId walletId,
            TransferId transferId,
            WalletId receiver,
            TransferPurpose purpose,
            List<LotPart> parts)
            implements TransferCommand<WalletId> {
        @Override
        public String businessKey() {
            return transferId.arrivalKey();
        }
    }
}
