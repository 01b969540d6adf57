package jp.nagaokapay.ledger.installation;

/** The database is not one that this program may work on; nothing of it has been changed. */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    DatabaseRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        /** Not made by the migrations of this program. */
        OTHER_SHAPE,
        /** Kept for something else than what the program was started for. */
        OTHER_KIND,
        /** There is no ledger in it yet, and the program makes none. */
        NO_LEDGER,
        /** It is of an earlier version, and the program may not bring it to this one. */
        EARLIER_VERSION,
        /** The program could change what is a record there. */
        TOO_MANY_RIGHTS
    }
}
