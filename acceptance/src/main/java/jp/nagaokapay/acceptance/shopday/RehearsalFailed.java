package jp.nagaokapay.acceptance.shopday;

/** The program did something that no caller can live with. */
final class RehearsalFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RehearsalFailed(String what) {
        super(what);
    }

    RehearsalFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
