package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalBody;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.PostalCodes;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.api.web.RefusalStatus;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ResumeMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registers, approves, suspends, resumes and withdraws shops. */
@RestController
@RequestMapping("/office/v1/merchants")
class MerchantOfficeController {
    private final Ledger ledger;
    private final MerchantList merchants;
    private final Approvals approvals;
    private final ShopApproval approval;
    private final ProfileChange profiles;
    private final KnownShop shops;
    private final AuditedIds record;

    MerchantOfficeController(
            Ledger ledger,
            MerchantList merchants,
            Approvals approvals,
            ShopApproval approval,
            ProfileChange profiles,
            KnownShop shops,
            AuditedIds record) {
        this.ledger = ledger;
        this.merchants = merchants;
        this.approvals = approvals;
        this.approval = approval;
        this.profiles = profiles;
        this.shops = shops;
        this.record = record;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RegisteredMerchant registerMerchant(Caller caller, @Valid @RequestBody Registration form) {
        MerchantId merchantId = MerchantId.next();
        record.names("merchantId", merchantId);
        // First, so that no shop is ever there of which nobody knows who registered it.
        approvals.request(
                approval, merchantId.value(), Map.of("name", form.name()), null, caller.person());
        ledger.send(new RegisterMerchant(merchantId, form.profile(), form.bankAccount()));
        return new RegisteredMerchant(
                merchantId.value(),
                merchants.alike(merchantId).stream().map(AlikeShop::of).toList());
    }

    /** Decided by a second person. */
    @PutMapping("/{merchantId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ApprovalBody changeMerchant(
            Caller caller,
            @PathVariable MerchantId merchantId,
            @Valid @RequestBody ShopProfileForm form) {
        Approval asked =
                approvals.request(
                        profiles,
                        shops.require(merchantId).value(),
                        profiles.detail(form.profile()),
                        null,
                        caller.person());
        record.names("approvalId", asked.approvalId());
        return ApprovalBody.of(asked, asked.detail());
    }

    @PostMapping("/{merchantId}/approval")
    MerchantBody approveMerchant(Caller caller, @PathVariable MerchantId merchantId) {
        Optional<Approval> asked = approvals.open(approval, merchantId.value());
        if (asked.isEmpty()) { // decided before, or unknown: the ledger says which
            return new MerchantBody(ledger.send(new ApproveMerchant(merchantId)).value());
        }
        String failure = approvals.approve(asked.get().approvalId(), caller.person()).failure();
        if (failure != null) {
            throw ProblemException.of(RefusalStatus.of(failure, true), failure);
        }
        return new MerchantBody(merchantId.value());
    }

    @PostMapping("/{merchantId}/suspension")
    MerchantBody suspendMerchant(
            @PathVariable MerchantId merchantId, @Valid @RequestBody Suspension form) {
        return new MerchantBody(
                ledger.send(new SuspendMerchant(merchantId, form.reason())).value());
    }

    @PostMapping("/{merchantId}/resumption")
    MerchantBody resumeMerchant(@PathVariable MerchantId merchantId) {
        return new MerchantBody(ledger.send(new ResumeMerchant(merchantId)).value());
    }

    @PostMapping("/{merchantId}/withdrawal")
    MerchantBody withdrawMerchant(@PathVariable MerchantId merchantId) {
        ledger.send(new WithdrawMerchant(merchantId));
        approvals.withdraw(approval, merchantId.value());
        return new MerchantBody(merchantId.value());
    }

    @GetMapping
    MerchantPage listMerchants(
            @RequestParam(required = false) @Nullable MerchantStatus standing,
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Nullable MerchantId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(MerchantList.PAGE_MAX) int limit) {
        MerchantList.Page page = merchants.list(standing, q, after, limit);
        return new MerchantPage(
                page.merchants().stream().map(MerchantView::of).toList(),
                page.next() == null ? null : page.next().value());
    }

    @GetMapping("/{merchantId}")
    MerchantView getMerchant(@PathVariable MerchantId merchantId) {
        return merchants
                .find(merchantId)
                .map(MerchantView::of)
                .orElseThrow(() -> ProblemException.notFound("MERCHANT_NOT_FOUND"));
    }

    record MerchantBody(String merchantId) {}

    /**
     * @param alike shops that may be the same: of that name at that postal code, or with that JPQR
     *     number
     */
    record RegisteredMerchant(String merchantId, List<AlikeShop> alike) {}

    record AlikeShop(String merchantId, MerchantStatus standing, String name) {
        static AlikeShop of(MerchantList.Listed shop) {
            return new AlikeShop(shop.merchantId().value(), shop.status(), shop.profile().name());
        }
    }

    /**
     * A shop as it wants to be known. All of it is public, but the bank account's reference.
     *
     * @param nameLatin at most 25 characters, for codes that are read abroad
     * @param categoryCode ISO 18245, four digits
     * @param postalCode seven digits as people write them
     * @param jpqrNumber the 13-digit registered JPQR number, if the shop has one
     * @param bankAccount opaque reference to the account in the merchants' register
     */
    record Registration(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 100) @Pattern(regexp = "[ァ-ヶー・　 0-9A-Za-z]*") String nameKana,
            @NotNull @Pattern(regexp = "[ -~]{1,25}") String nameLatin,
            @NotNull ShopClass shopClass,
            @NotBlank @Size(max = 50) String district,
            @NotBlank @Size(max = 50) String category,
            @NotNull @Pattern(regexp = "[0-9]{4}") String categoryCode,
            @NotNull @WellFormed(WellFormed.Kind.POSTAL_CODE) @WrittenAs(TextForm.RAW)
                    String postalCode,
            @Nullable @Pattern(regexp = "[0-9]{13}") String jpqrNumber,
            @Nullable @Pattern(regexp = "[0-9A-Za-z:._-]{1,80}") String bankAccount) {

        ShopProfile profile() {
            return new ShopProfile(
                    name,
                    nameKana,
                    nameLatin,
                    shopClass,
                    district,
                    category,
                    categoryCode,
                    PostalCodes.normalized(postalCode).orElseThrow(),
                    jpqrNumber);
        }
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record MerchantPage(List<MerchantView> merchants, @Nullable String next) {}

    record MerchantView(
            String merchantId,
            MerchantStatus standing,
            ShopProfile profile,
            Instant registeredAt,
            @Nullable Instant approvedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String suspensionReason) {

        static MerchantView of(MerchantList.Listed shop) {
            return new MerchantView(
                    shop.merchantId().value(),
                    shop.status(),
                    shop.profile(),
                    shop.registeredAt(),
                    shop.approvedAt(),
                    shop.withdrawnAt(),
                    shop.suspensionReason());
        }
    }
}
