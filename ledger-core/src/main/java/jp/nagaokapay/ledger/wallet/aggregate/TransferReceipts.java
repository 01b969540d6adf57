package jp.nagaokapay.ledger.wallet.aggregate;

import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOfferEnded;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOffered;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferReceipt;
import jp.nagaokapay.ledger.wallet.TransferReceipt.Status;

/** What a sender is answered, of an event that is in {@code state} already. */
final class TransferReceipts {
    private TransferReceipts() {}

    static TransferReceipt of(TransferOffered e, WalletState state) {
        return new TransferReceipt(
                e.transferId(),
                e.receiver(),
                LotPart.total(e.parts()),
                Status.OFFERED,
                e.expiresAt(),
                state.available(e.occurredAt()));
    }

    static TransferReceipt of(TransferSent e, WalletState state) {
        return new TransferReceipt(
                e.transferId(),
                e.receiver(),
                LotPart.total(e.parts()),
                Status.TAKEN,
                null,
                state.available(e.occurredAt()));
    }

    static TransferReceipt of(TransferOfferEnded e, WalletState state) {
        return new TransferReceipt(
                e.transferId(),
                e.receiver(),
                LotPart.total(e.released()).plus(LotPart.total(e.lapsed())),
                Status.ENDED,
                null,
                state.available(e.occurredAt()));
    }
}
