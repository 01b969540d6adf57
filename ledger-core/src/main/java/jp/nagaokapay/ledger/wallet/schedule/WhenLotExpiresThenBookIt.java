package jp.nagaokapay.ledger.wallet.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireLots;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.stereotype.Component;

/**
 * The first run of a process looks at every expired lot; later ones only at the days since the last
 * run and some before, so that the night's work does not grow with the ledger's age.
 */
@Component
class WhenLotExpiresThenBookIt {
    private static final int BATCH = 500;

    /** What a projection that stood still, or a wallet that failed, is caught up with. */
    private static final int LOOK_BACK_DAYS = 31;

    private final LotsRemaining remaining;
    private final Ledger ledger;
    private final AtomicReference<LocalDate> doneBefore = new AtomicReference<>(LocalDate.EPOCH);

    WhenLotExpiresThenBookIt(LotsRemaining remaining, Ledger ledger) {
        this.remaining = remaining;
        this.ledger = ledger;
    }

    int run(LocalDate today) {
        LocalDate since = doneBefore.get().minusDays(LOOK_BACK_DAYS);
        int booked = 0;
        String after = "";
        List<WalletId> wallets;
        do {
            wallets = remaining.walletsWithExpired(since, today, after, BATCH);
            booked += InParallel.sum(wallets, wallet -> ledger.send(new ExpireLots(wallet, today)));
            after = wallets.isEmpty() ? after : wallets.getLast().value();
        } while (wallets.size() == BATCH);
        doneBefore.accumulateAndGet(today, (done, now) -> now.isAfter(done) ? now : done);
        return booked;
    }
}
