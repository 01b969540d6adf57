package jp.nagaokapay.api.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For the second person. */
@RestController
@RequestMapping("/office/v1/approvals")
class ApprovalController {
    private static final int PAGE_MAX = 200;

    private final Approvals approvals;
    private final ApprovalKinds kinds;

    ApprovalController(Approvals approvals, ApprovalKinds kinds) {
        this.approvals = approvals;
        this.kinds = kinds;
    }

    /** Without what is personal: that is shown of one at a time, which is on record. */
    @GetMapping
    ApprovalPage listApprovals(
            @RequestParam(required = false) @Nullable ApprovalStatus status,
            @RequestParam(required = false) @Nullable ApprovalId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(PAGE_MAX) int limit) {
        List<Approval> found = approvals.list(status, after, limit + 1);
        List<Approval> page = found.subList(0, Math.min(limit, found.size()));
        return new ApprovalPage(
                page.stream().map(each -> ApprovalBody.of(each, each.detail())).toList(),
                found.size() > limit ? page.getLast().approvalId() : null);
    }

    @GetMapping("/{approvalId}")
    ApprovalBody getApproval(@PathVariable ApprovalId approvalId) {
        return body(approvals.ofOffice(approvalId));
    }

    @PostMapping("/{approvalId}/approval")
    ApprovalBody approveRequest(Caller caller, @PathVariable ApprovalId approvalId) {
        return body(
                approvals.approve(approvals.ofOffice(approvalId).approvalId(), caller.person()));
    }

    @PostMapping("/{approvalId}/rejection")
    ApprovalBody rejectRequest(
            Caller caller,
            @PathVariable ApprovalId approvalId,
            @Valid @RequestBody RejectedRequest form) {
        return body(
                approvals.reject(
                        approvals.ofOffice(approvalId).approvalId(),
                        caller.person(),
                        form.reason()));
    }

    private ApprovalBody body(Approval approval) {
        return ApprovalBody.of(approval, kinds.of(approval).shown(approval));
    }

    /**
     * @param reason for those who asked; never a person's data
     */
    record RejectedRequest(
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}

    /**
     * @param next what to give as {@code after} for older ones; absent on the last page
     */
    record ApprovalPage(List<ApprovalBody> approvals, @Nullable ApprovalId next) {}
}
