package jp.nagaokapay.api.web;

import java.util.Set;
import org.springframework.http.HttpStatus;

/** The HTTP status of the ledger's refusals: 422, but for the codes that are named here. */
public final class RefusalStatus {
    /** Bounds that hold whatever the wallet's state: a wrong request rather than a refusal. */
    private static final Set<String> WRONG_REQUEST =
            Set.of(
                    "CHARGE_AMOUNT_OUT_OF_BOUNDS",
                    "PAYMENT_AMOUNT_OUT_OF_BOUNDS",
                    "PERSON_TRANSFER_AMOUNT_OUT_OF_BOUNDS");

    /**
     * What is not there wherever it is named: to a partner a link is the person, and an account is
     * only ever asked for.
     */
    private static final Set<String> NOWHERE = Set.of("LINK_NOT_FOUND", "ACCOUNT_NOT_FOUND");

    /** What is not there where the path names it; a body that names it is refused. */
    private static final Set<String> NOT_IN_PATH =
            Set.of(
                    "ACCOUNT_STOP_NOT_FOUND",
                    "APPROVAL_NOT_FOUND",
                    "BANK_ACCOUNT_NOT_FOUND",
                    "BLOCKED_PERSON_NOT_FOUND",
                    "CAMPAIGN_NOT_FOUND",
                    "CARD_BATCH_NOT_FOUND",
                    "CARD_NOT_FOUND",
                    "CHARGE_NOT_FOUND",
                    "CLIENT_NOT_FOUND",
                    "DIFFERENCE_NOT_FOUND",
                    "EMAIL_CHANGE_NOT_FOUND",
                    "MERCHANT_NOT_FOUND",
                    "NOT_FOUND",
                    "OFFLINE_KEY_NOT_FOUND",
                    "OWNER_NOT_FOUND",
                    "PASSKEY_NOT_FOUND",
                    "PASSWORD_RESET_NOT_FOUND",
                    "PAYMENT_NOT_FOUND",
                    "PERSON_NOT_FOUND",
                    "PHONE_CHANGE_NOT_FOUND",
                    "PERSON_TRANSFER_NOT_FOUND",
                    "PROGRAM_NOT_FOUND",
                    "RECONCILIATION_NOT_FOUND",
                    "REQUEST_BATCH_UNKNOWN",
                    "REQUEST_UNKNOWN",
                    "SETTLEMENT_NOT_FOUND",
                    "SIGN_UP_NOT_FOUND",
                    "STAFF_NOT_FOUND",
                    "TERMINAL_NOT_FOUND",
                    "TERMS_NOT_FOUND",
                    "WALLET_NOT_FOUND");

    private RefusalStatus() {}

    /**
     * @param pathNamesSomething whether the request's path has a variable
     */
    public static HttpStatus of(String code, boolean pathNamesSomething) {
        if (WRONG_REQUEST.contains(code)) {
            return HttpStatus.BAD_REQUEST;
        }
        boolean missing =
                NOWHERE.contains(code) || (pathNamesSomething && NOT_IN_PATH.contains(code));
        return missing ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
