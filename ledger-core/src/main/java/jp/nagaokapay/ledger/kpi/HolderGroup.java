package jp.nagaokapay.ledger.kpi;

import jp.nagaokapay.ledger.wallet.Residency;

/** Who holds a wallet, as the city tells users apart. */
public enum HolderGroup {
    RESIDENT,
    NON_RESIDENT,
    /** A company or association, wherever it is. */
    CORPORATE,
    /** The log does not say; only where it begins in the middle of a story. */
    UNKNOWN;

    static HolderGroup of(Residency residency, boolean corporate) {
        return corporate
                ? CORPORATE
                : switch (residency) {
                    case RESIDENT -> RESIDENT;
                    case NON_RESIDENT -> NON_RESIDENT;
                };
    }
}
