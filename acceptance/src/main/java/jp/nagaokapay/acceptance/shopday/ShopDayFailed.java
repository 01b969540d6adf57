package jp.nagaokapay.acceptance.shopday;

/** A program gave an answer that the run does not allow; it ends here. */
final class ShopDayFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShopDayFailed(String what) {
        super(what);
    }

    ShopDayFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
