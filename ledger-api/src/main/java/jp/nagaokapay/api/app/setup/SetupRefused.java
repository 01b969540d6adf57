package jp.nagaokapay.api.app.setup;

/** Nothing was written; the message says why. */
final class SetupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupRefused(String message) {
        super(message);
    }
}
