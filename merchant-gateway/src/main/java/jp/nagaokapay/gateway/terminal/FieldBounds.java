package jp.nagaokapay.gateway.terminal;

/** What the fields of terminals' requests may hold. */
public final class FieldBounds {
    /** An id that a shop gives to a payment or a refund of its own. */
    public static final String SHOPS_ID = "[0-9A-Za-z._:-]{1,64}";

    /** The highest amount that fits into a code; the ledger's own limits are lower. */
    public static final long YEN_MAX = 999_999_999;

    private FieldBounds() {}
}
