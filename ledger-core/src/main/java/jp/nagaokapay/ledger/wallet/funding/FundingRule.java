package jp.nagaokapay.ledger.wallet.funding;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules about where money comes from that no wallet can judge alone. */
public enum FundingRule implements Rule {
    WITHIN_WALLETS_PER_INSTRUMENT("INSTRUMENT_LIMIT_EXCEEDED"),
    CHARGE_IS_PENDING("CHARGE_NOT_PENDING"),
    OPEN_LONG_ENOUGH("CHARGE_TOO_RECENT");

    private final String code;

    FundingRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
