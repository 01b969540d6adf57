package jp.nagaokapay.gateway.ledger;

import java.time.Duration;

/** A ledger set up for tests, seen through the gateway's port; and the hands behind the scene. */
public interface TestLedger extends AutoCloseable {
    LedgerClient client();

    /** A live terminal of a new shop that is approved. */
    ShopTerminal newShop();

    /** Returns once the ledger judges by it. */
    void revoke(ShopTerminal terminal);

    /** Suspends the terminal's shop; returns once the ledger judges by it. */
    void suspendShopOf(ShopTerminal terminal);

    /** A new holder with charged value in the wallet, in yen; at most 50,000. */
    Payer newPayer(long yen);

    /**
     * A new printed card with charged value, in yen; at most 20,000. Above 3,000 yen a payment
     * needs its PIN, and its code is always the same.
     *
     * @param pin four digits
     */
    Payer newCard(long yen, String pin);

    /** Lets time go by for the ledger. */
    void pass(Duration time);

    @Override
    void close();

    /** Somebody who shows codes. */
    interface Payer {
        /** A new payment number. */
        String code();

        /** What the wallet can still spend, in yen. */
        long available();
    }
}
