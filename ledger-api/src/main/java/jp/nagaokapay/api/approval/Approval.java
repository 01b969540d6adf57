package jp.nagaokapay.api.approval;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it.
 *
 * @param kind the name of its {@link ApprovalKind}
 * @param subjectId whom or what it is about
 * @param detail what is asked for; nothing personal
 * @param secret what is personal in it; null when nothing is, and once it is settled
 * @param requestedBy the person who asked
 * @param expiresAt until when it can be decided; null: as long as it takes
 * @param effectiveAt when it takes effect; null unless it was approved
 * @param toldAt when those concerned were told of it; null until then
 * @param stoppedBy who stopped it after it was approved
 * @param reason why it was rejected or stopped, or, where the kind asks for it, approved
 * @param failure the code for which it could not be carried out
 * @param settledAt when nothing was left to be done
 */
public record Approval(
        ApprovalId approvalId,
        String kind,
        String subjectId,
        Map<String, String> detail,
        @Nullable String secret,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        ApprovalStatus status,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant toldAt,
        @Nullable String stoppedBy,
        @Nullable String reason,
        @Nullable String failure,
        @Nullable Instant settledAt) {

    /** What is personal in it; only before it is settled. */
    public String requireSecret() {
        return Objects.requireNonNull(secret, "nothing personal is kept");
    }

    boolean isPendingAt(Instant now) {
        return status == ApprovalStatus.PENDING && (expiresAt == null || now.isBefore(expiresAt));
    }

    boolean isDueAt(Instant now) {
        return effectiveAt != null && !now.isBefore(effectiveAt);
    }

    /** Whether it was approved and can still be stopped. */
    boolean waitsAt(Instant now) {
        return status == ApprovalStatus.APPROVED && settledAt == null && !isDueAt(now);
    }

    boolean wasApprovedBy(String person) {
        return person.equals(decidedBy)
                && switch (status) {
                    case APPROVED, DONE, FAILED -> true;
                    case PENDING, REJECTED, WITHDRAWN, EXPIRED -> false;
                };
    }

    boolean wasRejectedBy(String person) {
        return switch (status) {
            case REJECTED -> person.equals(stoppedBy == null ? decidedBy : stoppedBy);
            case WITHDRAWN -> person.equals(decidedBy);
            case PENDING, APPROVED, DONE, FAILED, EXPIRED -> false;
        };
    }

    @Override
    public String toString() {
        return approvalId.toString();
    }
}
