package jp.nagaokapay.api.message;

import java.io.Serial;
import java.time.Instant;

/** So many messages have been sent today that no other of its kind may. */
public final class MessagesUsedUp extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    static final String CODE = "MESSAGES_USED_UP";

    private final Instant until;

    MessagesUsedUp(Instant until) {
        super(CODE, null, false, false);
        this.until = until;
    }

    /** When the next day begins. */
    public Instant until() {
        return until;
    }
}
