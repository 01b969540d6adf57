package jp.nagaokapay.api.office;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalId;
import jp.nagaokapay.api.approval.ApprovalStatus;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a shop's owner sees of changes of the shop's bank account. */
@RestController
@RequestMapping("/shop/v1/bank-account-changes")
class ShopBankAccountController {
    private static final int SHOWN = 20;

    private final Approvals approvals;
    private final BankAccountChange changes;

    ShopBankAccountController(Approvals approvals, BankAccountChange changes) {
        this.approvals = approvals;
        this.changes = changes;
    }

    @GetMapping
    BankAccountChanges listBankAccountChanges(Caller caller) {
        return new BankAccountChanges(
                approvals.of(changes, caller.requireMerchant().value(), SHOWN).stream()
                        .map(ChangeBody::of)
                        .toList());
    }

    /** Newest first. */
    record BankAccountChanges(List<ChangeBody> changes) {}

    /**
     * @param effectiveAt when the shop is paid there; absent while the office has not decided
     * @param account the bank and branch, and the number but for its last three digits masked
     */
    record ChangeBody(
            ApprovalId approvalId,
            ApprovalStatus status,
            Instant requestedAt,
            @Nullable Instant effectiveAt,
            Map<String, String> account) {
        static ChangeBody of(Approval change) {
            return new ChangeBody(
                    change.approvalId(),
                    change.status(),
                    change.requestedAt(),
                    change.effectiveAt(),
                    change.detail());
        }
    }
}
