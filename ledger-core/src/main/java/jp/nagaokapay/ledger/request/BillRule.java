package jp.nagaokapay.ledger.request;

import jp.nagaokapay.ledger.shared.message.Rule;

/** The rules of bills, each with the code a caller reads when it fails. */
public enum BillRule implements Rule {
    /** Another biller's is as unknown as one that never was. */
    BILL_IS_KNOWN("REQUEST_UNKNOWN"),
    BILL_IS_UNPAID("REQUEST_PAID"),
    BILL_IS_NOT_WITHDRAWN("REQUEST_WITHDRAWN"),
    BILL_IS_NOT_OVERDUE("REQUEST_OVERDUE"),
    /** A biller's own id asks once. */
    REQUEST_ID_IS_NEW("REQUEST_EXISTS"),
    FILE_IS_KNOWN("REQUEST_BATCH_UNKNOWN"),
    /** The same file again would bill everybody in it a second time. */
    FILE_IS_NEW("REQUEST_BATCH_EXISTS"),
    DUE_DATE_WITHIN_BOUNDS("REQUEST_DUE_DATE_OUT_OF_BOUNDS"),
    WITHIN_SAVED_BILLS("TOO_MANY_SAVED_REQUESTS"),
    /** What begins as payments of bills do is not for a shop to choose. */
    PAYMENT_ID_IS_NOT_RESERVED("MERCHANT_PAYMENT_ID_RESERVED");

    private final String code;

    BillRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
