package jp.nagaokapay.gateway.webhook;

import java.io.Serial;
import java.net.UnknownHostException;

/** A target that must not be called. Of a kind that a resolver may throw. */
final class TargetRefused extends UnknownHostException {
    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;

    TargetRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    enum Reason {
        /** Not an address that could be called at all. */
        MALFORMED,
        NOT_HTTPS,
        /** A user or password in it, or a fragment. */
        MORE_THAN_AN_ADDRESS,
        /** A number that some read as one address and some as another. */
        AMBIGUOUS_HOST,
        HOST_UNKNOWN,
        /** Private, loopback, link-local and the like. */
        NOT_ON_THE_INTERNET
    }
}
