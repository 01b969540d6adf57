package jp.nagaokapay.gateway.webhook;

import org.jspecify.annotations.Nullable;

/**
 * How a call went; nothing of what the shop's server said but its status.
 *
 * @param status null when there was no answer
 * @param error why there was none
 */
record CallOutcome(@Nullable Integer status, @Nullable Failure error) {
    private static final int OK_MIN = 200;
    private static final int OK_MAX = 299;

    static CallOutcome answered(int status) {
        return new CallOutcome(status, null);
    }

    static CallOutcome failed(Failure error) {
        return new CallOutcome(null, error);
    }

    boolean accepted() {
        return status != null && status >= OK_MIN && status <= OK_MAX;
    }

    /** For the log of deliveries and the metrics. */
    String name() {
        if (error != null) {
            return error.name();
        }
        return accepted() ? "DELIVERED" : "REFUSED";
    }

    enum Failure {
        TARGET_REFUSED,
        HOST_UNKNOWN,
        CONNECT_FAILED,
        TLS_FAILED,
        TIMEOUT,
        BROKEN_OFF,
        /** The event is past keeping, so there is nothing left to send. */
        EVENT_FORGOTTEN
    }
}
