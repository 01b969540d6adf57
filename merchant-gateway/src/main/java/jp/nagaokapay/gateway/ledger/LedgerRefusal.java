package jp.nagaokapay.gateway.ledger;

import java.io.Serial;
import java.util.Map;

/** A rule of the ledger does not hold: nothing was done. Carries no stack trace. */
public final class LedgerRefusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, ?> details;
    private final boolean replayed;

    /**
     * @param code the stable error code
     * @param details facts for the shop, in the shape of JSON, such as {@code payment}
     * @param replayed true when it is the kept answer to an earlier request
     */
    public LedgerRefusal(String code, Map<String, ?> details, boolean replayed) {
        super(code, null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
        this.replayed = replayed;
    }

    public String code() {
        return code;
    }

    public Map<String, ?> details() {
        return details;
    }

    public boolean replayed() {
        return replayed;
    }
}
