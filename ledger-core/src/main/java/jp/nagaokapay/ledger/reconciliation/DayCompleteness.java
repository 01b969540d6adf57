package jp.nagaokapay.ledger.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a day lies within the books, is over, and all of its charges are known here. */
@Component
class DayCompleteness {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Set<Class<? extends LedgerEvent>> KINDS =
            Set.of(WalletCharged.class, ChargeReversed.class);

    private final JdbcClient jdbc;
    private final Processors processors;
    private final EventLog log;
    private final Clock clock;

    DayCompleteness(JdbcClient jdbc, Processors processors, EventLog log, Clock clock) {
        this.jdbc = jdbc;
        this.processors = processors;
        this.log = log;
        this.clock = clock;
    }

    /** Throws {@link Unavailable} while the projection is behind a charge of the day. */
    void require(LocalDate date) {
        requireWithinBooks(date);
        ReconciliationRule.DAY_IS_OVER.require(date.isBefore(BusinessDate.of(clock.instant())));
        long known = processors.positions().getOrDefault(FundedChargeProjection.NAME, 0L);
        List<EventLog.Entry> ahead = log.read(known, log.head(), KINDS);
        Instant end = BusinessDate.endOf(date);
        if (ahead.size() == EventLog.PAGE
                || ahead.stream().anyMatch(entry -> entry.event().occurredAt().isBefore(end))) {
            throw new Unavailable("charges of the day are on their way", RETRY_AFTER, null);
        }
    }

    void requireWithinBooks(LocalDate date) {
        requireWithinBooks(date, date);
    }

    /** Some of the days must lie within the books. */
    void requireWithinBooks(LocalDate from, LocalDate to) {
        boolean hasBegun =
                jdbc.sql("SELECT occurred_at FROM domain_event ORDER BY position LIMIT 1")
                        .query((row, _) -> row.getTimestamp(1).toInstant())
                        .optional()
                        .filter(first -> !to.isBefore(BusinessDate.of(first)))
                        .isPresent();
        ReconciliationRule.DATE_IS_WITHIN_THE_BOOKS.require(
                hasBegun && !from.isAfter(BusinessDate.of(clock.instant())));
    }
}
