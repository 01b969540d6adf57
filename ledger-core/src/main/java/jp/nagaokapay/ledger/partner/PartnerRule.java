package jp.nagaokapay.ledger.partner;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules between partners and holders, each with the code a caller reads when it fails. */
public enum PartnerRule implements Rule {
    /** Another partner's link, or another holder's, is as unknown as one that never was. */
    LINK_IS_KNOWN("LINK_NOT_FOUND"),
    LINK_IS_LIVE("LINK_ENDED"),
    WITHIN_LIVE_LINK_CODES("TOO_MANY_LINK_CODES"),
    LINK_CODE_IS_KNOWN("LINK_CODE_UNKNOWN"),
    LINK_CODE_IS_LIVE("LINK_CODE_EXPIRED"),
    LINK_CODE_IS_UNUSED("LINK_CODE_USED"),
    /**
     * Not in the future, and not longer ago than {@link PartnerActivities#REPORTED_WITHIN_DAYS}.
     */
    ACTIVITY_IS_RECENT("ACTIVITY_DATE_OUT_OF_BOUNDS"),
    /** An activity reported again must be the same activity. */
    ACTIVITY_IS_THE_SAME("ACTIVITY_EXISTS");

    private final String code;

    PartnerRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
