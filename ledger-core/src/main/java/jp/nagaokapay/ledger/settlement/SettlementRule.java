package jp.nagaokapay.ledger.settlement;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of settlements and payouts, each stated as what must hold. */
public enum SettlementRule implements Rule {
    PERIOD_IS_OF_THE_CYCLES("PERIOD_UNKNOWN"),
    PERIOD_IS_WITHIN_THE_BOOKS("OUTSIDE_THE_BOOKS"),
    PERIOD_IS_OVER("PERIOD_NOT_OVER", false),
    RECEIVABLES_HAVE_PASSED_THE_PERIOD("RECEIVABLES_BEHIND", false),
    CLOSING_IS_COMPLETE("CLOSING_INCOMPLETE", false),
    FEE_IS_AHEAD("FEE_DATE_PASSED"),
    WITHIN_FEES("TOO_MANY_FEES"),
    SETTLEMENT_IS_KNOWN("SETTLEMENT_NOT_FOUND"),
    SETTLEMENT_IS_DUE("SETTLEMENT_NOT_DUE"),
    SETTLEMENT_IS_RETURNED("SETTLEMENT_NOT_RETURNED"),
    SOMETHING_IS_CORRECTED("NOTHING_CORRECTED"),
    SOMETHING_IS_DUE("NOTHING_TO_PAY", false),
    PAYOUT_DATE_IS_A_BUSINESS_DAY("NOT_A_BANK_BUSINESS_DAY"),
    PAYOUT_DATE_IS_NOT_PAST("PAYOUT_DATE_PASSED"),
    PAYOUT_DATE_IS_NEAR("PAYOUT_DATE_TOO_FAR"),
    PAYOUT_DATE_HAS_COME("PAYOUT_DATE_NOT_REACHED", false),
    PAYOUT_IS_RELEASED("PAYOUT_NOT_RELEASED", false),
    PAYOUT_IS_NOT_RELEASED("PAYOUT_RELEASED"),
    PAYOUT_IS_AS_SEEN("PAYOUT_CHANGED", false),
    FILE_IS_TAKEN("PAYOUT_FILE_NOT_TAKEN", false),
    RELEASED_BY_ANOTHER("FOUR_EYES_REQUIRED"),
    PAYER_IS_CONFIGURED("PAYER_NOT_CONFIGURED", false),
    TRANSFER_IS_OF_THE_PAYOUT("TRANSFER_NOT_FOUND"),
    TRANSFER_IS_OPEN("TRANSFER_RECORDED"),
    TRANSFER_IS_REPORTED_ONCE("TRANSFER_REPORTED_TWICE");

    private final String code;
    private final boolean kept;

    SettlementRule(String code) {
        this(code, true);
    }

    SettlementRule(String code, boolean kept) {
        this.code = code;
        this.kept = kept;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean kept() {
        return kept;
    }
}
