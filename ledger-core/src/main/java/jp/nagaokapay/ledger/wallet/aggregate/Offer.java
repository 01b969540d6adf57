package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOffered;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.WalletId;

/** An open offer of paid value to another wallet. */
record Offer(
        TransferId transferId,
        WalletId receiver,
        List<LotPart> parts,
        Instant offeredAt,
        Instant expiresAt) {

    static Offer of(TransferOffered e) {
        return new Offer(e.transferId(), e.receiver(), e.parts(), e.occurredAt(), e.expiresAt());
    }

    Yen amount() {
        return LotPart.total(parts);
    }

    boolean liveAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
