package jp.nagaokapay.ledger.wallet.aggregate;

import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;

/** Whose wallet it is. */
record Holder(HolderRef holder, Residency residency, boolean corporate) {
    Holder at(Residency newResidency) {
        return new Holder(holder, newResidency, corporate);
    }
}
