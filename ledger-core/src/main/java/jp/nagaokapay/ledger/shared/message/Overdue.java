package jp.nagaokapay.ledger.shared.message;

import java.io.Serial;

/**
 * Thrown by an aggregate in which something's time has come that is not booked yet: {@code first}
 * books it, and only then can the command be decided. So no decision is made on value that has
 * expired in fact though no job has come by. Never leaves {@link Ledger}.
 */
public final class Overdue extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient LedgerCommand<?> first;

    public Overdue(LedgerCommand<?> first) {
        super("to be booked first: " + first.getClass().getSimpleName(), null, false, false);
        this.first = first;
    }

    public LedgerCommand<?> first() {
        return first;
    }
}
