package jp.nagaokapay.ledger.bank;

import static jp.nagaokapay.ledger.bank.BankAccountRule.BANK_EXISTS;
import static jp.nagaokapay.ledger.bank.BankAccountRule.BRANCH_EXISTS;
import static jp.nagaokapay.ledger.bank.BankAccountRule.JAPAN_POST_HAS_BRANCH_AND_NUMBER;

import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.Bank;
import jp.nagaokapay.ledger.zengin.Banks;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.TransferAccount;

/** Whether an account can exist: its bank and branch do, and its number fits the bank. */
final class AccountCheck {
    private static final int BRANCH_DIGITS = 3;
    private static final int NUMBER_DIGITS = 7;

    private AccountCheck() {}

    static TransferAccount account(GivenAccount given) {
        Banks banks = Banks.ofJapan();
        Bank bank = banks.find(given.bankCode()).orElseThrow(() -> new Refused(BANK_EXISTS));
        JAPAN_POST_HAS_BRANCH_AND_NUMBER.require(
                !bank.isJapanPost()
                        || (given.branchCode().length() <= BRANCH_DIGITS
                                && given.accountNumber().length() <= NUMBER_DIGITS));
        Branch branch =
                banks.branch(given.bankCode(), given.branchCode())
                        .orElseThrow(() -> new Refused(BRANCH_EXISTS));
        return new TransferAccount(branch, given.accountType(), given.accountNumber());
    }
}
