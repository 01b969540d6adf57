package jp.nagaokapay.ledger.shared.message;

import java.io.Serial;

/**
 * This installation was not given what the request needs. Unlike {@link Unavailable}, asking again
 * is of no use until somebody has set it up.
 */
public final class NotConfigured extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String code;

    public NotConfigured(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** Says what is missing. */
    public String code() {
        return code;
    }
}
