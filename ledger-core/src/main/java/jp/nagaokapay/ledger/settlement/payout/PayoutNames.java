package jp.nagaokapay.ledger.settlement.payout;

import jp.nagaokapay.ledger.log.event.StoredNames;

/** Under which names the log keeps what this package says. */
public final class PayoutNames {
    public static final StoredNames STORED =
            new StoredNames()
                    .event("payout.released", PayoutEvent.PayoutReleased.class)
                    .event("payout.fixed", PayoutEvent.PayoutFixed.class)
                    .answer("payout-id", PayoutId.class);

    private PayoutNames() {}
}
