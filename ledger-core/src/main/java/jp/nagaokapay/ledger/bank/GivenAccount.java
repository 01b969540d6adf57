package jp.nagaokapay.ledger.bank;

import jp.nagaokapay.ledger.zengin.AccountType;

/**
 * A bank account as somebody entered it.
 *
 * @param accountNumber seven digits, or fewer, which zeros fill up
 * @param holder in kana of any kind, with the legal form as written or abbreviated
 */
public record GivenAccount(
        String bankCode,
        String branchCode,
        AccountType accountType,
        String accountNumber,
        String holder) {

    @Override
    public String toString() {
        return "an account at " + bankCode + "-" + branchCode;
    }
}
