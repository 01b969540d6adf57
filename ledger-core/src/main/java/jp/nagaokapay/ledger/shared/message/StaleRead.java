package jp.nagaokapay.ledger.shared.message;

import java.io.Serial;

/**
 * A decision relied on another aggregate that has restricted something since; nothing was added.
 * Whoever made the command looks at that aggregate again and decides again.
 */
public final class StaleRead extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public StaleRead(ReadVersion relied) {
        super("something was restricted since " + relied, null, false, false);
    }
}
