package jp.nagaokapay.gateway.ledger;

import java.io.Serial;

/** The first request under this key is still being worked on. */
public final class KeyInFlight extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public KeyInFlight() {
        super("key in flight", null, false, false);
    }
}
