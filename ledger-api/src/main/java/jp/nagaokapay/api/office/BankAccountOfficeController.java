package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccountRule;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.zengin.AccountType;
import org.springframework.http.ResponseEntity;
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
    private final Approvals approvals;
    private final ShopApproval shopApproval;
    private final BankAccountChange change;
    private final AuditedIds record;
    private final Clock clock;

    BankAccountOfficeController(
            BankAccounts accounts,
            KnownShop shops,
            Approvals approvals,
            ShopApproval shopApproval,
            BankAccountChange change,
            AuditedIds record,
            Clock clock) {
        this.accounts = accounts;
        this.shops = shops;
        this.approvals = approvals;
        this.shopApproval = shopApproval;
        this.change = change;
        this.record = record;
        this.clock = clock;
    }

    @PutMapping
    ResponseEntity<BankAccountBody> enterMerchantBankAccount(
            Caller caller,
            @PathVariable MerchantId merchantId,
            @Valid @RequestBody BankAccountForm form) {
        BankAccount given =
                accounts.check(
                        shops.require(merchantId),
                        form.account(),
                        caller.person(),
                        clock.instant());
        return accounts.current(merchantId)
                .filter(current -> current.given().equals(given.given()))
                .or(() -> enteredBeforeApproval(given))
                .map(entered -> ResponseEntity.ok(BankAccountBody.of(entered)))
                .orElseGet(() -> ResponseEntity.accepted().body(asked(given)));
    }

    /**
     * The first account of a shop that waits for approval: the second person sees and approves it.
     */
    private Optional<BankAccount> enteredBeforeApproval(BankAccount given) {
        MerchantId shop = given.merchantId();
        return approvals.extend(
                shopApproval,
                shop.value(),
                () ->
                        accounts.current(shop).isPresent()
                                ? Optional.empty()
                                : Optional.of(
                                        accounts.register(
                                                shop,
                                                given.given(),
                                                given.enteredBy(),
                                                given.enteredAt())));
    }

    private BankAccountBody asked(BankAccount given) {
        Approval asked =
                approvals.request(
                        change,
                        given.merchantId().value(),
                        AccountDetail.of(given),
                        change.secret(given),
                        given.enteredBy());
        record.names("approvalId", asked.approvalId());
        return BankAccountBody.of(given, asked);
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
}
