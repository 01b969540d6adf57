package jp.nagaokapay.api.approval;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the office sees it.
 *
 * @param kind what is asked for
 * @param subjectId whom or what it is about
 * @param detail what is asked for; what is personal in it only as far as it has to be compared
 * @param expiresAt until when it can be decided; absent where it waits as long as it takes
 * @param effectiveAt when it takes effect; absent unless it was approved
 * @param stoppedBy who stopped it after it was approved
 * @param reason why it was rejected or stopped, or, where the kind asks for it, approved
 * @param failure the code for which it could not be carried out
 */
public record ApprovalBody(
        ApprovalId approvalId,
        String kind,
        String subjectId,
        Map<String, String> detail,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        ApprovalStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant effectiveAt,
        @Nullable String stoppedBy,
        @Nullable String reason,
        @Nullable String failure) {

    /**
     * @param detail as its kind shows it
     */
    public static ApprovalBody of(Approval it, Map<String, String> detail) {
        return new ApprovalBody(
                it.approvalId(),
                it.kind(),
                it.subjectId(),
                detail,
                it.requestedBy(),
                it.requestedAt(),
                it.expiresAt(),
                it.status(),
                it.decidedBy(),
                it.decidedAt(),
                it.effectiveAt(),
                it.stoppedBy(),
                it.reason(),
                it.failure());
    }
}
