package jp.nagaokapay.api.approval;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold where two persons are needed. */
enum ApprovalRule implements Rule {
    APPROVAL_IS_KNOWN("APPROVAL_NOT_FOUND"),
    DECIDED_BY_ANOTHER("FOUR_EYES_REQUIRED"),
    APPROVAL_IS_PENDING("APPROVAL_NOT_PENDING"),
    NO_OTHER_IS_OPEN("APPROVAL_OPEN");

    private final String code;

    ApprovalRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
