package jp.nagaokapay.ledger.settlement;

/** The names of the processors that follow the log here; stored with their positions. */
public final class SettlementProcessors {
    /** Opens settlements of closed receivables. */
    public static final String OPENING = "policy-settlement";

    /** Writes the tables of settlements, closings and payouts. */
    public static final String SETTLEMENTS = "settlement";

    /** Adds up what was paid at each shop and given back. */
    public static final String SHOP_SUMS = "settlement-shop-sums";

    private SettlementProcessors() {}
}
