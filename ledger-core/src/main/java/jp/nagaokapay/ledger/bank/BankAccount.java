package jp.nagaokapay.ledger.bank;

import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.Banks;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.TransferAccount;
import jp.nagaokapay.ledger.zengin.TransferName;

/**
 * One version of a shop's bank account.
 *
 * @param given with the account number filled up to seven digits
 * @param holderKana the holder as the bank reads it; a bank file may have its beginning only
 * @param enteredBy opaque
 */
public record BankAccount(
        BankAccountId id,
        MerchantId merchantId,
        GivenAccount given,
        TransferName holderKana,
        Instant enteredAt,
        String enteredBy) {
    private static final int SHOWN_DIGITS = 3;

    /**
     * The account for a bank file.
     *
     * @throws Refused when the branch has closed meanwhile
     */
    public TransferAccount transferAccount() {
        return AccountCheck.account(given);
    }

    /** The number, all but its last three digits hidden. */
    public String maskedNumber() {
        int hidden = Math.max(0, given.accountNumber().length() - SHOWN_DIGITS);
        return "*".repeat(hidden) + given.accountNumber().substring(hidden);
    }

    /** Its branch; empty when it has closed since. */
    public Optional<Branch> branch() {
        return Banks.ofJapan().branch(given.bankCode(), given.branchCode());
    }

    /** Whether its bank and branch are there still. */
    public boolean exists() {
        try {
            transferAccount();
            return true;
        } catch (Refused gone) {
            return false;
        }
    }

    @Override
    public String toString() {
        return id + " of " + merchantId;
    }
}
