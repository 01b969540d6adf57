package jp.nagaokapay.ledger.settlement;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** Under which names the log keeps what this package says. */
public final class SettlementNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("settlement.opened", SettlementEvent.SettlementOpened.class)
                    .event("settlement.held", SettlementEvent.SettlementHeld.class)
                    .event("settlement.released", SettlementEvent.SettlementReleased.class)
                    .event("settlement.transfer-done", SettlementEvent.TransferDone.class)
                    .event("settlement.transfer-returned", SettlementEvent.TransferReturned.class)
                    .event("settlement.corrected", SettlementEvent.SettlementCorrected.class)
                    .answer("settlement-receipt", SettlementReceipt.class);

    private SettlementNames() {}
}
