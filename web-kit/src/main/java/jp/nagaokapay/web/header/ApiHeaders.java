package jp.nagaokapay.web.header;

/** The headers of the interface beyond HTTP's own. */
public final class ApiHeaders {
    /** Under which key a request happens once (draft-ietf-httpapi-idempotency-key-header). */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** {@code true} on an answer that was given before; nothing was done now. */
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

    /**
     * Where the log stood when a command was answered; on a read, a position that it is to show at
     * least.
     */
    public static final String LEDGER_POSITION = "Ledger-Position";

    private ApiHeaders() {}
}
