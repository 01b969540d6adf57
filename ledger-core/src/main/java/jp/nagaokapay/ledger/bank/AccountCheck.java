package jp.nagaokapay.ledger.bank;

import static jp.nagaokapay.ledger.bank.BankAccountRule.BANK_EXISTS;
import static jp.nagaokapay.ledger.bank.BankAccountRule.BRANCH_EXISTS;
import static jp.nagaokapay.ledger.bank.BankAccountRule.JAPAN_POST_HAS_BRANCH_AND_NUMBER;

import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.Banks;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.TransferAccount;

/** Whether an account can exist: its bank and branch do, and its number fits the bank. */
final class AccountCheck {
    private static final String JAPAN_POST = "9900";
    private static final int BRANCH_DIGITS = 3;
    private static final int NUMBER_DIGITS = 7;

    private AccountCheck() {}

    static TransferAccount account(GivenAccount given) {
        Banks banks = Banks.ofJapan();
        BANK_EXISTS.require(banks.find(given.bankCode()).isPresent());
        JAPAN_POST_HAS_BRANCH_AND_NUMBER.require(
                !given.bankCode().equals(JAPAN_POST)
                        || (given.branchCode().length() <= BRANCH_DIGITS
                                && given.accountNumber().length() <= NUMBER_DIGITS));
        Branch branch =
                banks.branch(given.bankCode(), given.branchCode())
                        .orElseThrow(() -> new Refused(BRANCH_EXISTS));
        return new TransferAccount(branch, given.accountType(), given.accountNumber());
    }
}
