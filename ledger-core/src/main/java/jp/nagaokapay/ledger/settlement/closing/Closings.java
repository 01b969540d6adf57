package jp.nagaokapay.ledger.settlement.closing;

import static jp.nagaokapay.ledger.settlement.SettlementRule.PERIOD_IS_OF_THE_CYCLES;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PERIOD_IS_OVER;
import static jp.nagaokapay.ledger.settlement.SettlementRule.PERIOD_IS_WITHIN_THE_BOOKS;
import static jp.nagaokapay.ledger.settlement.SettlementRule.RECEIVABLES_HAVE_PASSED_THE_PERIOD;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.read.LogSelection;
import jp.nagaokapay.ledger.merchant.MerchantCommand.CloseReceivable;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantList.Listed;
import jp.nagaokapay.ledger.settlement.IdempotentSend;
import jp.nagaokapay.ledger.settlement.ProjectionBarrier;
import jp.nagaokapay.ledger.settlement.SettlementProcessors;
import jp.nagaokapay.ledger.settlement.SettlementSettings;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.BeginClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.CompleteClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingBegun;
import jp.nagaokapay.ledger.settlement.closing.ClosingList.ClosingView;
import jp.nagaokapay.ledger.settlement.fee.FeeSchedule;
import jp.nagaokapay.ledger.settlement.fee.ShopFees;
import jp.nagaokapay.ledger.settlement.period.Cycles.Period;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.payment.WhenPaymentCapturedThenCreditReceivable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Closes periods for all shops. One shop after the other closes its own receivable; each of them
 * remembers what it has closed, so a closing that was interrupted goes on from anywhere. The terms,
 * the period and who closes come from the closing's own event, whoever completes it.
 */
@Component
@EnableConfigurationProperties(SettlementSettings.class)
public final class Closings {
    private static final String LOCK = "closings";
    private static final String CREDITS = WhenPaymentCapturedThenCreditReceivable.NAME;
    private static final String SHOPS = MerchantList.NAME;

    /** All shops are known, each closed receivable has its settlement, and the tables show it. */
    private static final String[] AWAITED = {
        SHOPS, SettlementProcessors.OPENING, SettlementProcessors.SETTLEMENTS
    };

    /** A processor of another node is known by what it has stored, which it does now and then. */
    private static final Duration CREDITS_PATIENCE = Duration.ofSeconds(5);

    private static final int UNFINISHED_MAX = 100;

    private final Ledger ledger;
    private final EventLog log;
    private final LogSelection positions;
    private final Processors processors;
    private final ProjectionBarrier projections;
    private final MerchantList merchants;
    private final ClosingList closings;
    private final ClusterLock lock;
    private final SettlementSettings settings;
    private final ShopFees fees;
    private final Clock clock;

    Closings(
            Ledger ledger,
            EventLog log,
            LogSelection positions,
            Processors processors,
            ProjectionBarrier projections,
            MerchantList merchants,
            ClosingList closings,
            ClusterLock lock,
            SettlementSettings settings,
            ShopFees fees,
            Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.positions = positions;
        this.processors = processors;
        this.projections = projections;
        this.merchants = merchants;
        this.closings = closings;
        this.lock = lock;
        this.settings = settings;
        this.fees = fees;
        this.clock = clock;
    }

    /** The last period that is over. */
    public Period last() {
        return settings.periods().lastBefore(BusinessDate.of(clock.instant()));
    }

    /**
     * Closes the period with that last day, for every shop, exactly once. When somebody has closed
     * it before, or was interrupted while doing so, what is left is done and nothing else. Periods
     * before it that nobody has closed are closed first, each for itself.
     *
     * <p>Refused with {@code PERIOD_UNKNOWN} when no period ends then, {@code PERIOD_NOT_OVER}
     * while it runs, {@code RECEIVABLES_BEHIND} while something captured in it is not yet credited.
     *
     * @param by opaque reference to the person who closes, and who cannot release it then
     * @param key null when the caller has none
     */
    public ClosingId close(LocalDate through, String by, @Nullable RequestKey key) {
        Optional<Period> period = settings.periods().through(through);
        PERIOD_IS_OF_THE_CYCLES.require(period.isPresent());
        ClosingId id = ClosingId.of(through);
        if (begun(id).isEmpty()) {
            begin(period.orElseThrow(), by, key);
        }
        projections.awaitEnd(AWAITED);
        if (!isCompleted(through)) {
            complete(through);
        }
        return id;
    }

    /** The last days of the periods whose closing was begun and is not complete, in order. */
    public List<LocalDate> unfinished() {
        return closings.latest(UNFINISHED_MAX).stream()
                .filter(closing -> closing.completedAt() == null)
                .map(ClosingView::through)
                .sorted()
                .toList();
    }

    /**
     * Completes a closing that was begun, and before it every earlier one: each has terms of its
     * own, and a later one would take the earlier days with it.
     */
    public void complete(LocalDate through) {
        lock.take(
                LOCK,
                () -> {
                    projections.awaitEnd(AWAITED);
                    unfinished().stream()
                            .filter(each -> !each.isAfter(through))
                            .forEach(this::completeOne);
                });
    }

    private void begin(Period period, String by, @Nullable RequestKey key) {
        Instant end = BusinessDate.endOf(period.through());
        Optional<LocalDate> first =
                log.read(0).stream()
                        .findFirst()
                        .map(entry -> entry.event().occurredAt())
                        .filter(begins -> begins.isBefore(end))
                        .map(BusinessDate::of);
        PERIOD_IS_WITHIN_THE_BOOKS.require(first.isPresent());
        PERIOD_IS_OVER.require(!clock.instant().isBefore(end));
        RECEIVABLES_HAVE_PASSED_THE_PERIOD.require(
                processors.awaitPassed(cutOff(period), CREDITS_PATIENCE, CREDITS, SHOPS));
        projections.awaitEnd(AWAITED);
        for (Period earlier : unclosedBefore(first.orElseThrow(), period)) {
            IdempotentSend.send(ledger, beginning(earlier, by), null);
        }
        IdempotentSend.send(ledger, beginning(period, by), key);
    }

    /** The periods since the last one that was closed, or since the books began. */
    private List<Period> unclosedBefore(LocalDate booksBegin, Period next) {
        LocalDate since =
                closings.latest(Settlements.PAGE_MAX).stream()
                        .map(ClosingView::through)
                        .filter(through -> through.isBefore(next.from()))
                        .findFirst()
                        .map(through -> through.plusDays(1))
                        .orElse(booksBegin);
        return Stream.iterate(
                        settings.periods().containing(since),
                        period -> period.through().isBefore(next.from()),
                        period -> settings.periods().containing(period.through().plusDays(1)))
                .toList();
    }

    private BeginClosing beginning(Period period, String by) {
        return new BeginClosing(
                ClosingId.of(period.through()),
                period.from(),
                period.through(),
                period.payoutDate(),
                settings.terms(),
                cutOff(period),
                by);
    }

    private long cutOff(Period period) {
        Instant end = BusinessDate.endOf(period.through());
        return positions.between(end, end).upTo();
    }

    private void completeOne(LocalDate through) {
        ClosingId id = ClosingId.of(through);
        ClosingBegun closing = begun(id).orElseThrow();
        projections.await(closing.cutOff(), CREDITS);
        projections.awaitEnd(AWAITED);
        closeShops(closing);
        projections.awaitEnd(AWAITED);
        ledger.send(new CompleteClosing(id, through, settled(closing)));
        projections.awaitEnd(AWAITED);
    }

    private void closeShops(ClosingBegun closing) {
        FeeSchedule schedule = fees.forPeriodFrom(closing.from());
        MerchantId after = null;
        do {
            MerchantList.Page page = merchants.list(null, null, after, MerchantList.PAGE_MAX);
            page.merchants().forEach(shop -> ledger.send(closeOf(shop, closing, schedule)));
            after = page.next();
        } while (after != null);
    }

    private static CloseReceivable closeOf(
            Listed shop, ClosingBegun closing, FeeSchedule schedule) {
        return new CloseReceivable(
                shop.merchantId(),
                closing.from(),
                closing.through(),
                closing.payoutDate(),
                schedule.terms(closing.terms(), shop.profile()),
                closing.by());
    }

    private Optional<ClosingBegun> begun(ClosingId id) {
        return log.find(id.value()).map(EventLog.Entry::event).map(ClosingBegun.class::cast);
    }

    private boolean isCompleted(LocalDate through) {
        return closings.find(through).map(ClosingView::completedAt).isPresent();
    }

    private int settled(ClosingBegun closing) {
        return closings.find(closing.through()).map(ClosingView::settlements).orElse(0);
    }
}
