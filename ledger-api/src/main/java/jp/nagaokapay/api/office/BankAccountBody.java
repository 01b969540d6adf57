package jp.nagaokapay.api.office;

import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalId;
import jp.nagaokapay.api.approval.ApprovalStatus;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.zengin.AccountType;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.Transfer;
import org.jspecify.annotations.Nullable;

/**
 * A shop's bank account as the office sees it.
 *
 * @param bankAccountId this version of the account; absent while it waits for approval
 * @param bankName null when the branch has closed since; the shop needs another account then
 * @param accountNumber masked but for its last three digits
 * @param holder as it was given
 * @param holderKana as the bank will read it, cut to the letters of a bank file
 * @param enteredAt absent while it waits for approval
 * @param approvalId the request by which it waits for a second person; absent otherwise
 * @param status how far that request has come
 */
record BankAccountBody(
        @Nullable String bankAccountId,
        String merchantId,
        String bankCode,
        @Nullable String bankName,
        String branchCode,
        @Nullable String branchName,
        AccountType accountType,
        String accountNumber,
        String holder,
        String holderKana,
        @Nullable Instant enteredAt,
        String enteredBy,
        @Nullable ApprovalId approvalId,
        @Nullable ApprovalStatus status) {
    private static final String HIDDEN = "***";

    /** One that is paid to. */
    static BankAccountBody of(BankAccount account) {
        return of(account, account.id().value(), account.enteredAt(), null);
    }

    /** One that is asked for. */
    static BankAccountBody of(BankAccount account, Approval asked) {
        return of(account, null, null, asked);
    }

    private static BankAccountBody of(
            BankAccount account,
            @Nullable String id,
            @Nullable Instant enteredAt,
            @Nullable Approval asked) {
        GivenAccount given = account.given();
        Optional<Branch> branch = account.branch();
        return new BankAccountBody(
                id,
                account.merchantId().value(),
                given.bankCode(),
                branch.map(at -> at.bank().name()).orElse(null),
                given.branchCode(),
                branch.map(Branch::name).orElse(null),
                given.accountType(),
                account.maskedNumber(),
                given.holder(),
                account.holderKana().cut(Transfer.HOLDER_LETTERS).kana(),
                enteredAt,
                account.enteredBy(),
                asked == null ? null : asked.approvalId(),
                asked == null ? null : asked.status());
    }

    BankAccountBody withoutHolder() {
        return new BankAccountBody(
                bankAccountId,
                merchantId,
                bankCode,
                bankName,
                branchCode,
                branchName,
                accountType,
                accountNumber,
                HIDDEN,
                HIDDEN,
                enteredAt,
                enteredBy,
                approvalId,
                status);
    }

    @Override
    public String toString() {
        return "the account of " + merchantId;
    }
}
