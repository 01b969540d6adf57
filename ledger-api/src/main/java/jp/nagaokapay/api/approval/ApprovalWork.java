package jp.nagaokapay.api.approval;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import jp.nagaokapay.api.register.ResidentErased;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Carries out what was decided. One request at a time on all nodes; what a crash cut off, or what
 * waits, is taken up by the job.
 */
@Configuration(proxyBeanMethods = false)
class ApprovalWork {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalWork.class);
    private static final String LOCK = "approvals";
    private static final int AT_ONCE = 200;

    private final ApprovalTable table;
    private final ApprovalKinds kinds;
    private final ClusterLock lock;
    private final Clock clock;

    ApprovalWork(ApprovalTable table, ApprovalKinds kinds, ClusterLock lock, Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.lock = lock;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> settleApprovals() {
        return Jobs.every(Duration.ofMinutes(1), "settle-approvals", this::settleAll);
    }

    void settleAll() {
        table.expire(clock.instant());
        for (ApprovalId id : table.unsettled(AT_ONCE)) {
            try {
                settle(id);
            } catch (RuntimeException e) { // the others must not wait for this one
                LOG.warn("{} is carried out later: {}", id, e.toString());
            }
        }
    }

    /** Does what is left of a request, as far as its time has come. */
    void settle(ApprovalId id) {
        whileNothingIsCarriedOut(() -> table.find(id).ifPresent(this::settle));
    }

    void whileNothingIsCarriedOut(Runnable action) {
        lock.take(LOCK, action);
    }

    private void settle(Approval approval) {
        if (approval.settledAt() != null) {
            return;
        }
        switch (approval.status()) {
            case PENDING -> {}
            case APPROVED -> carryOut(approval);
            case REJECTED, WITHDRAWN, EXPIRED -> {
                kinds.of(approval).drop(approval);
                table.settled(approval.approvalId(), approval.status(), null, clock.instant());
            }
            case DONE, FAILED -> throw new IllegalStateException(approval + " is not settled");
        }
    }

    private void carryOut(Approval approval) {
        ApprovalKind kind = kinds.of(approval);
        Instant now = clock.instant();
        try {
            if (approval.toldAt() == null) {
                kind.tell(approval);
                table.told(approval.approvalId(), now);
            }
            if (approval.isDueAt(now)) {
                kind.carryOut(approval);
                table.settled(approval.approvalId(), ApprovalStatus.DONE, null, now);
            }
        } catch (Refused refused) {
            LOG.info("{} could not be carried out: {}", approval, refused.code());
            table.settled(approval.approvalId(), ApprovalStatus.FAILED, refused.code(), now);
        }
    }

    /** What is asked for somebody who is forgotten is forgotten with them. */
    @EventListener
    void on(ResidentErased erased) {
        table.withdrawPending(null, erased.residentId().value(), clock.instant());
    }
}
