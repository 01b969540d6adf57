package jp.nagaokapay.gateway.ledger;

import java.io.Serial;

/** The key came before with another request. */
public final class KeyReused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public KeyReused() {
        super("key reused", null, false, false);
    }
}
