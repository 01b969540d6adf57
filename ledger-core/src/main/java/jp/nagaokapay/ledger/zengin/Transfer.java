package jp.nagaokapay.ledger.zengin;

import static jp.nagaokapay.ledger.zengin.ZenginRule.AMOUNT_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.zengin.ZenginRule.CUSTOMER_CODE_WITHIN_BOUNDS;

import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * One transfer of a bank file.
 *
 * @param holder the file has its first {@link #HOLDER_LETTERS} letters. Banks match what they are
 *     given with the beginning of their own name for the account, so a longer name is cut and not
 *     refused
 * @param amount {@link #AMOUNT_MIN} to {@link #AMOUNT_MAX}
 * @param customerCode1 ours, for finding the payee again; 0 to {@link #CUSTOMER_CODE_MAX}
 * @param customerCode2 another of ours, e.g. for the payout
 */
public record Transfer(
        TransferAccount account,
        TransferName holder,
        Yen amount,
        long customerCode1,
        long customerCode2) {
    public static final int HOLDER_LETTERS = 30;
    public static final long AMOUNT_MIN = 1;
    public static final long AMOUNT_MAX = 9_999_999_999L;
    public static final long CUSTOMER_CODE_MAX = 9_999_999_999L;

    public Transfer {
        AMOUNT_WITHIN_BOUNDS.require(
                amount.amount() >= AMOUNT_MIN && amount.amount() <= AMOUNT_MAX);
        requireCode(customerCode1);
        requireCode(customerCode2);
    }

    private static void requireCode(long code) {
        CUSTOMER_CODE_WITHIN_BOUNDS.require(code >= 0 && code <= CUSTOMER_CODE_MAX);
    }
}
