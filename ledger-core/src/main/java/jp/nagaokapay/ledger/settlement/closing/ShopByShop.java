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
import jp.nagaokapay.ledger.merchant.receivable.WhenPaymentCapturedThenCreditReceivable;
import jp.nagaokapay.ledger.settlement.IdempotentSend;
import jp.nagaokapay.ledger.settlement.ProjectionBarrier;
import jp.nagaokapay.ledger.settlement.SettlementSettings;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.Settlements.ClosingView;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.BeginClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingCommand.CompleteClosing;
import jp.nagaokapay.ledger.settlement.closing.ClosingEvent.ClosingBegun;
import jp.nagaokapay.ledger.settlement.period.Cycles.Period;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.lock.ClusterLock;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One shop after the other closes its own receivable; each of them remembers what it has closed, so
 * a closing that was interrupted goes on from anywhere. The terms, the period and who closes come
 * from the closing's own event, whoever completes it.
 */
@Component
class ShopByShop implements Closings {
    private static final String CREDITS = WhenPaymentCapturedThenCreditReceivable.NAME;
    private static final String SHOPS = MerchantList.NAME;

    /** All shops are known, each closed receivable has its settlement, and the tables show it. */
    private static final String[] FOLLOWERS = {SHOPS, "policy-settlement", "settlement"};

    /** A processor of another node is known by what it has stored, which it does now and then. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    private static final int UNFINISHED_MAX = 100;

    private final Ledger ledger;
    private final EventLog log;
    private final LogSelection positions;
    private final Processors processors;
    private final ProjectionBarrier followers;
    private final MerchantList merchants;
    private final Settlements settlements;
    private final ClusterLock turn;
    private final SettlementSettings settings;
    private final Clock clock;

    ShopByShop(
            Ledger ledger,
            EventLog log,
            LogSelection positions,
            Processors processors,
            ProjectionBarrier followers,
            MerchantList merchants,
            Settlements settlements,
            ClusterLock turn,
            SettlementSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.log = log;
        this.positions = positions;
        this.processors = processors;
        this.followers = followers;
        this.merchants = merchants;
        this.settlements = settlements;
        this.turn = turn;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Period last() {
        return settings.cycles().lastBefore(BusinessDate.of(clock.instant()));
    }

    @Override
    public ClosingId close(LocalDate through, String by, @Nullable RequestKey key) {
        Optional<Period> period = settings.cycles().through(through);
        PERIOD_IS_OF_THE_CYCLES.require(period.isPresent());
        ClosingId id = ClosingId.of(through);
        if (begun(id).isEmpty()) {
            begin(period.orElseThrow(), by, key);
        }
        followers.awaitEnd(FOLLOWERS);
        if (!isCompleted(through)) {
            complete(through);
        }
        return id;
    }

    @Override
    public List<LocalDate> unfinished() {
        return settlements.closings(UNFINISHED_MAX).stream()
                .filter(closing -> closing.completedAt() == null)
                .map(ClosingView::through)
                .sorted()
                .toList();
    }

    @Override
    public void complete(LocalDate through) {
        turn.take(
                "closings",
                () -> {
                    followers.awaitEnd(FOLLOWERS);
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
                processors.awaitPassed(cutOff(period), A_MOMENT, CREDITS, SHOPS));
        followers.awaitEnd(FOLLOWERS);
        for (Period forgotten : forgotten(first.orElseThrow(), period)) {
            IdempotentSend.send(ledger, beginning(forgotten, by), null);
        }
        IdempotentSend.send(ledger, beginning(period, by), key);
    }

    /** The periods since the last one that was closed, or since the books began. */
    private List<Period> forgotten(LocalDate booksBegin, Period next) {
        LocalDate since =
                settlements.closings(Settlements.PAGE_MAX).stream()
                        .map(ClosingView::through)
                        .filter(through -> through.isBefore(next.from()))
                        .findFirst()
                        .map(through -> through.plusDays(1))
                        .orElse(booksBegin);
        return Stream.iterate(
                        settings.cycles().containing(since),
                        period -> period.through().isBefore(next.from()),
                        period -> settings.cycles().containing(period.through().plusDays(1)))
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
        followers.await(closing.cutOff(), CREDITS);
        followers.awaitEnd(FOLLOWERS);
        closeShops(closing);
        followers.awaitEnd(FOLLOWERS);
        ledger.send(new CompleteClosing(id, through, settled(closing)));
        followers.awaitEnd(FOLLOWERS);
    }

    private void closeShops(ClosingBegun closing) {
        MerchantId after = null;
        do {
            MerchantList.Page page = merchants.list(null, after, MerchantList.PAGE_MAX);
            page.merchants().forEach(shop -> ledger.send(closeOf(shop.merchantId(), closing)));
            after = page.next();
        } while (after != null);
    }

    private static CloseReceivable closeOf(MerchantId shop, ClosingBegun closing) {
        return new CloseReceivable(
                shop,
                closing.from(),
                closing.through(),
                closing.payoutDate(),
                closing.terms(),
                closing.by());
    }

    private Optional<ClosingBegun> begun(ClosingId id) {
        return log.find(id.value()).map(EventLog.Entry::event).map(ClosingBegun.class::cast);
    }

    private boolean isCompleted(LocalDate through) {
        return settlements.closing(through).map(ClosingView::completedAt).isPresent();
    }

    private int settled(ClosingBegun closing) {
        return settlements.closing(closing.through()).map(ClosingView::settlements).orElse(0);
    }
}
