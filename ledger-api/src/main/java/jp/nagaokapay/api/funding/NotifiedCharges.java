package jp.nagaokapay.api.funding;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.funding.ChargeReviews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks providers about the charges that they have news of, a few at a time and after they were
 * answered. What there is no room for, or what the process does not live to do, is done by the job.
 */
@Component
class NotifiedCharges {
    private static final Logger LOG = LoggerFactory.getLogger(NotifiedCharges.class);
    private static final int AT_ONCE_MAX = 16;

    private final ChargeReviews charges;
    private final Semaphore room = new Semaphore(AT_ONCE_MAX);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    NotifiedCharges(ChargeReviews charges) {
        this.charges = charges;
    }

    void news(ChargeId chargeId) {
        charges.expectNews(chargeId);
        if (room.tryAcquire()) {
            threads.execute(() -> review(chargeId));
        }
    }

    private void review(ChargeId chargeId) {
        try {
            charges.review(chargeId);
        } catch (Refused refused) {
            LOG.info("News of {}, which is not known: {}", chargeId, refused.code());
        } catch (RuntimeException e) { // the job comes back to it
            LOG.warn("News of {} are asked for later: {}", chargeId, e.toString());
        } finally {
            room.release();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
