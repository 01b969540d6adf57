package jp.nagaokapay.ledger.campaign.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.log.read.EventLog.Entry;
import jp.nagaokapay.ledger.log.read.LogSelection;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletEvent.ResidencyChanged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletOpened;
import org.springframework.stereotype.Component;

/**
 * Reads the log page by page and plays it; a few at a time, since each takes a core for a while.
 */
@Component
class LogSimulation implements DraftSimulation {
    private static final int AT_ONCE_MAX = 2;
    private static final Instant EARLIEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final LogSelection log;
    private final KnownBefore known;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE_MAX);

    LogSimulation(LogSelection log, KnownBefore known, Clock clock) {
        this.log = log;
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Trial play(CampaignRules rules, Instant from, Instant to) {
        SimulationRule.RANGE_RUNS_FORWARD.require(from.isBefore(to));
        SimulationRule.RANGE_IS_PAST.require(!to.isAfter(clock.instant()));
        SimulationRule.RANGE_IS_OF_OUR_TIME.require(!from.isBefore(EARLIEST));
        OffsetDateTime latest = from.atZone(BusinessDate.ZONE).toOffsetDateTime();
        SimulationRule.RANGE_IS_SHORT_ENOUGH.require(
                !to.isAfter(latest.plusYears(YEARS_MAX).toInstant()));
        if (!free.tryAcquire()) {
            throw new Unavailable("other simulations are being played", TRY_AGAIN, null);
        }
        try {
            return played(rules, from, to);
        } finally {
            free.release();
        }
    }

    private Trial played(CampaignRules rules, Instant from, Instant to) {
        LogSelection.Range range = log.between(from, to);
        Set<Class<? extends LedgerEvent>> kinds = kinds(rules.trigger());
        SimulationRun run =
                new SimulationRun(
                        rules,
                        from,
                        to,
                        known.at(range.after()),
                        known.undone(range, rules.trigger()));
        long position = range.after();
        List<Entry> page;
        do {
            page = log.read(position, range.upTo(), kinds);
            if (!page.isEmpty()) {
                run.play(page.stream().map(Entry::event).toList());
                position = page.getLast().position();
            }
        } while (page.size() == LogSelection.PAGE);
        return run.outcome();
    }

    private static Set<Class<? extends LedgerEvent>> kinds(Trigger trigger) {
        return switch (trigger) {
            case CHARGE, SIGN_UP ->
                    Set.of(
                            WalletOpened.class,
                            ResidencyChanged.class,
                            WalletCharged.class,
                            ChargeReversed.class);
            case PAYMENT ->
                    Set.of(
                            WalletOpened.class,
                            ResidencyChanged.class,
                            MerchantRegistered.class,
                            PaymentMade.class,
                            PaymentCaptured.class,
                            PaymentRefunded.class);
            case EXTERNAL ->
                    Set.of(WalletOpened.class, ResidencyChanged.class, ActivityReported.class);
        };
    }
}
