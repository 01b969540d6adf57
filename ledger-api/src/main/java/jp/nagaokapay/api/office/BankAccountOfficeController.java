package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccountRule;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.AccountType;
import jp.nagaokapay.ledger.zengin.Branch;
import jp.nagaokapay.ledger.zengin.Transfer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where shops are paid. A suspended shop, or one that has left, can still get an account: it may
 * still be owed money.
 */
@RestController
@RequestMapping("/office/v1/merchants/{merchantId}/bank-account")
class BankAccountOfficeController {
    private static final String OFFICE = "office";

    private final BankAccounts accounts;
    private final KnownShop shops;
    private final Clock clock;

    BankAccountOfficeController(BankAccounts accounts, KnownShop shops, Clock clock) {
        this.accounts = accounts;
        this.shops = shops;
        this.clock = clock;
    }

    @PutMapping
    BankAccountBody enterMerchantBankAccount(
            Caller caller,
            @PathVariable MerchantId merchantId,
            @Valid @RequestBody BankAccountForm form) {
        return BankAccountBody.of(
                accounts.register(
                        shops.require(merchantId),
                        form.account(),
                        caller.person(),
                        clock.instant()));
    }

    @GetMapping
    BankAccountBody getMerchantBankAccount(Caller caller, @PathVariable MerchantId merchantId) {
        return accounts.current(shops.require(merchantId))
                .map(BankAccountBody::of)
                .map(account ->
                        caller.scopes().contains(OFFICE) ? account : account.withoutHolder())
                .orElseThrow(() -> new Refused(BankAccountRule.BANK_ACCOUNT_IS_KNOWN));
    }

    /**
     * @param branchCode three digits
     * @param accountNumber seven digits, or fewer. For ゆうちょ銀行 店番 and 口座番号; longer ones are let in
     *     so that the 記号 and 番号 of a passbook are told apart from a typing error
     * @param holder in kana of any kind, as the bank knows it
     */
    record BankAccountForm(
            @NotNull @Pattern(regexp = "[0-9]{4}") String bankCode,
            @NotNull @Pattern(regexp = "[0-9]{3,5}") String branchCode,
            @NotNull AccountType accountType,
            @NotNull @Pattern(regexp = "[0-9]{1,8}") String accountNumber,
            @NotBlank @Size(max = 100) String holder) {
        GivenAccount account() {
            return new GivenAccount(bankCode, branchCode, accountType, accountNumber, holder);
        }

        @Override
        public String toString() {
            return account().toString();
        }
    }

    /**
     * @param bankAccountId this version of the account
     * @param bankName null when the branch has closed since; the shop needs another account then
     * @param accountNumber masked but for its last three digits
     * @param holder as it was given
     * @param holderKana as the bank will read it, cut to the letters of a bank file
     */
    record BankAccountBody(
            String bankAccountId,
            String merchantId,
            String bankCode,
            @Nullable String bankName,
            String branchCode,
            @Nullable String branchName,
            AccountType accountType,
            String accountNumber,
            String holder,
            String holderKana,
            Instant enteredAt,
            String enteredBy) {
        private static final String HIDDEN = "***";

        static BankAccountBody of(BankAccount account) {
            GivenAccount given = account.given();
            Optional<Branch> branch = account.branch();
            return new BankAccountBody(
                    account.id().value(),
                    account.merchantId().value(),
                    given.bankCode(),
                    branch.map(at -> at.bank().name()).orElse(null),
                    given.branchCode(),
                    branch.map(Branch::name).orElse(null),
                    given.accountType(),
                    account.maskedNumber(),
                    given.holder(),
                    account.holderKana().cut(Transfer.HOLDER_LETTERS).kana(),
                    account.enteredAt(),
                    account.enteredBy());
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
                    enteredBy);
        }

        @Override
        public String toString() {
            return bankAccountId;
        }
    }
}
