package jp.nagaokapay.api.funding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalBody;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.ChargeReviews;
import jp.nagaokapay.ledger.wallet.funding.PendingCharges;
import jp.nagaokapay.ledger.wallet.funding.PendingCharges.PendingCharge;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Charges that are open, and how two persons of finance end one that stays unclear. */
@RestController
@RequestMapping("/finance/v1/charges")
class PendingChargeController {
    private static final int PAGE_MAX = 200;

    private final PendingCharges pending;
    private final ChargeReviews charges;
    private final Approvals approvals;
    private final ChargeResolution resolution;
    private final AuditedIds record;

    PendingChargeController(
            PendingCharges pending,
            ChargeReviews charges,
            Approvals approvals,
            ChargeResolution resolution,
            AuditedIds record) {
        this.pending = pending;
        this.charges = charges;
        this.approvals = approvals;
        this.resolution = resolution;
        this.record = record;
    }

    /** The others are in the books. */
    enum Listed {
        PENDING
    }

    @GetMapping
    PendingChargesBody listPendingCharges(
            @RequestParam Listed status,
            @RequestParam(required = false) @Nullable ChargeId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(PAGE_MAX) int limit) {
        List<PendingCharge> found = pending.list(after, limit + 1);
        List<PendingCharge> page = found.subList(0, Math.min(limit, found.size()));
        return new PendingChargesBody(
                page, found.size() > limit ? page.getLast().chargeId() : null);
    }

    @PostMapping("/{chargeId}/resolution")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ApprovalBody requestResolution(
            Caller caller,
            IdempotencyKey key,
            @PathVariable ChargeId chargeId,
            @Valid @RequestBody ResolutionOrder order) {
        charges.requireUnclear(chargeId);
        return body(
                approvals.request(
                        resolution,
                        chargeId.value(),
                        ChargeResolution.detail(order.outcome(), order.reason()),
                        null,
                        caller.person()));
    }

    @GetMapping("/{chargeId}/resolution")
    ApprovalBody getResolution(@PathVariable ChargeId chargeId) {
        return body(latest(chargeId));
    }

    @PostMapping("/{chargeId}/resolution/approval")
    ApprovalBody approveResolution(
            Caller caller,
            @PathVariable ChargeId chargeId,
            @Valid @RequestBody ResolutionReason form) {
        return body(
                approvals.approve(latest(chargeId).approvalId(), caller.person(), form.reason()));
    }

    @PostMapping("/{chargeId}/resolution/rejection")
    ApprovalBody rejectResolution(
            Caller caller,
            @PathVariable ChargeId chargeId,
            @Valid @RequestBody ResolutionReason form) {
        return body(
                approvals.reject(latest(chargeId).approvalId(), caller.person(), form.reason()));
    }

    private Approval latest(ChargeId chargeId) {
        return approvals.of(resolution, chargeId.value(), 1).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("APPROVAL_NOT_FOUND"));
    }

    private ApprovalBody body(Approval approval) {
        record.names("approvalId", approval.approvalId());
        return ApprovalBody.of(approval, approval.detail());
    }

    /**
     * @param next what to give as {@code after} for younger ones; absent on the last page
     */
    record PendingChargesBody(List<PendingCharge> charges, @Nullable ChargeId next) {}

    /**
     * @param outcome whether the provider has the holder's money
     * @param reason how that is known; never a person's data
     */
    record ResolutionOrder(
            @NotNull ChargeResolution.Outcome outcome,
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}

    /**
     * @param reason why it is, or is not, as the first person says; never a person's data
     */
    record ResolutionReason(
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}
}
