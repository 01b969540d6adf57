package jp.nagaokapay.ledger.wallet.schedule;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import org.springframework.stereotype.Component;

@Component
class WhenHoldExpiresThenReleaseIt {
    private static final int BATCH = 500;

    private final HoldsDue holds;
    private final Ledger ledger;

    WhenHoldExpiresThenReleaseIt(HoldsDue holds, Ledger ledger) {
        this.holds = holds;
        this.ledger = ledger;
    }

    int run(Instant now) {
        int released = 0;
        String after = "";
        List<ExpireHold> due;
        do {
            due = holds.due(now, after, BATCH);
            released +=
                    InParallel.sum(
                            due,
                            command -> {
                                ledger.send(command);
                                return 1;
                            });
            after = due.isEmpty() ? after : due.getLast().paymentId().value();
        } while (due.size() == BATCH);
        return released;
    }
}
