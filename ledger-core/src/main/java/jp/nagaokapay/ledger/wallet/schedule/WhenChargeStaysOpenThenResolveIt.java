package jp.nagaokapay.ledger.wallet.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.funding.ChargeReviews;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import org.springframework.stereotype.Component;

@Component
class WhenChargeStaysOpenThenResolveIt {
    private static final int BATCH = 200;

    /** Longer than a first attempt takes. */
    private static final Duration OPEN_FOR = Duration.ofMinutes(1);

    private final OpenCharges open;
    private final Charges charges;
    private final ChargeReviews reviews;

    WhenChargeStaysOpenThenResolveIt(OpenCharges open, Charges charges, ChargeReviews reviews) {
        this.open = open;
        this.charges = charges;
        this.reviews = reviews;
    }

    int run(Instant now) {
        int ended = 0;
        String after = "";
        List<OpenCharges.Open> page;
        do {
            page = open.openSince(now.minus(OPEN_FOR), now, after, BATCH);
            ended += InParallel.sum(page, this::resume);
            after = page.isEmpty() ? after : page.getLast().chargeId().value();
        } while (page.size() == BATCH);
        int contradicted =
                InParallel.sum(
                        reviews.dueForReview(now, BATCH),
                        chargeId -> reviews.review(chargeId) ? 1 : 0);
        return ended + contradicted + charges.giveBackDue(now, BATCH);
    }

    private int resume(OpenCharges.Open charge) {
        Status status = charges.resume(charge.walletId(), charge.chargeId()).status();
        return status == Status.PENDING ? 0 : 1;
    }
}
