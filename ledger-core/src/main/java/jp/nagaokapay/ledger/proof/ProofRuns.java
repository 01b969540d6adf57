package jp.nagaokapay.ledger.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.journal.JournalProjection;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.log.mac.AppendedRows;
import jp.nagaokapay.ledger.log.read.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Does the checks, each step on a snapshot of its own; what it finds is written outside of it. */
@Component
class ProofRuns implements BooksProof {
    private static final Logger LOG = LoggerFactory.getLogger(BooksProof.class);
    private static final int TRIES = 20;
    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /**
     * Before the snapshot is taken: emptying a table shows in snapshots that are older than it, so
     * a rebuild must wait for us or we for it.
     */
    private static final String LOCK =
            "LOCK TABLE posting, account_day, account_month, ended_day, value_day, lot, receivable,"
                    + " settlement, settlement_transfer, settlement_open, settlement_shop"
                    + " IN ACCESS SHARE MODE";

    private final TransactionTemplate snapshot;
    private final JdbcClient client;
    private final Processors processors;
    private final ProofTables tables;
    private final ProofHealth health;
    private final Clock clock;
    private final List<Check> checks;
    private final Rests rests = new Rests();

    ProofRuns(
            PlatformTransactionManager transactions,
            JdbcClient client,
            Processors processors,
            EventLog log,
            AppendedRows rows,
            ProofTables tables,
            ProofHealth health,
            Clock clock) {
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.client = client;
        this.processors = processors;
        this.tables = tables;
        this.health = health;
        this.clock = clock;
        checks =
                List.of(
                        AppendsCheck.asTheyCome(rows),
                        PostingsCheck.asTheyCome(log, client),
                        new KindsCheck(client),
                        new LotsCheck(client),
                        new WalletsCheck(client),
                        new ReceivablesCheck(client),
                        new CreditsCheck(client),
                        new SettlementsCheck(client),
                        new SumsCheck(client),
                        PostingsCheck.again(log, client),
                        AppendsCheck.again(rows));
    }

    @Override
    public synchronized void run() {
        List<Difference> open = tables.open();
        checks.forEach(check -> run(check, open));
    }

    @Override
    public synchronized void runWhole(Consumer<String> begins) {
        Set<String> names = checks.stream().map(Check::name).collect(Collectors.toSet());
        for (Check check : checks) {
            if (!names.contains(check.name() + Check.AGAIN)) {
                begins.accept(check.name());
                runWhole(check);
            }
        }
    }

    private void runWhole(Check check) {
        String cursor = Check.BEGINNING;
        Check.Piece piece;
        do {
            String from = cursor;
            piece =
                    patiently(positions -> check.next(from, positions))
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            check.name() + " cannot compare its tables now"));
            Instant now = clock.instant();
            piece.findings().forEach(finding -> alarm(finding, now));
            cursor = piece.cursor();
        } while (!piece.last());
        tables.ran(check.name(), clock.instant(), true, null);
    }

    /** As {@link #run}, without the checks that are resting. */
    synchronized void runRested() {
        List<Difference> open = tables.open();
        for (Check check : checks) {
            if (!rests.isResting(check.name(), clock.instant())) {
                long began = System.nanoTime();
                run(check, open);
                rests.after(
                        check.name(), Duration.ofNanos(System.nanoTime() - began), clock.instant());
            }
        }
    }

    private void run(Check check, List<Difference> open) {
        boolean done = false;
        String failure = null;
        try {
            open.stream()
                    .filter(difference -> difference.check().equals(check.name()))
                    .forEach(difference -> lookAgain(check, difference));
            done = proceed(check);
        } catch (RuntimeException e) {
            LOG.error("the books are not proved: {} failed", check.name(), e);
            failure = e.getClass().getSimpleName();
        }
        tables.ran(check.name(), clock.instant(), done, failure);
    }

    @Override
    public State state() {
        ProofHealth.Verdict verdict = health.of(checks.stream().map(Check::name).toList());
        String checked = tables.cursor(PostingsCheck.AS_THEY_COME);
        return new State(
                checked.equals(Check.BEGINNING) ? 0 : Long.parseLong(checked),
                processors.storedPositions().getOrDefault(JournalProjection.NAME, 0L),
                tables.ranAt().orElse(null),
                tables.open(),
                verdict.stalled(),
                verdict.failing());
    }

    private void lookAgain(Check check, Difference open) {
        Finding known =
                new Finding(
                        open.check(),
                        open.key(),
                        open.account(),
                        open.fromPosition(),
                        open.toPosition(),
                        open.expected(),
                        open.actual());
        patiently(positions -> check.again(known, positions))
                .filter(findings -> findings.stream().noneMatch(known::sameAs))
                .ifPresent(_ -> tables.resolve(known, clock.instant()));
    }

    /** Answers whether anything could be compared. */
    private boolean proceed(Check check) {
        for (int i = 0; i < check.piecesARun(); i++) {
            String cursor = tables.cursor(check.name());
            Optional<Check.Piece> piece = patiently(positions -> check.next(cursor, positions));
            if (piece.isEmpty()) {
                return i > 0; // busier than we are patient; the next run goes on from here
            }
            Instant now = clock.instant();
            piece.get().findings().forEach(finding -> alarm(finding, now));
            tables.move(check.name(), piece.get(), now);
            if (piece.get().last()) {
                return true;
            }
        }
        return true;
    }

    private void alarm(Finding finding, Instant now) {
        if (tables.add(finding, now)) {
            LOG.error(
                    "the books differ: {} {}, account {}, positions {} to {}: expected {}, found {}",
                    finding.check(),
                    finding.key(),
                    finding.account(),
                    finding.fromPosition(),
                    finding.toPosition(),
                    finding.expected(),
                    finding.actual());
        }
    }

    /** One of the two sides may be a batch behind; a moment later it is not. */
    private <T> Optional<T> patiently(Function<TablePositions, Optional<T>> step) {
        for (int i = 0; i < TRIES; i++) {
            Optional<T> answer = onSnapshot(step);
            if (answer.isPresent()) {
                return answer;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Optional.empty();
    }

    private <T> Optional<T> onSnapshot(Function<TablePositions, Optional<T>> step) {
        Optional<T> answer =
                snapshot.execute(_ -> {
                    client.sql(LOCK).update();
                    return step.apply(TablePositions.of(processors.storedPositions()));
                });
        return answer == null ? Optional.empty() : answer;
    }
}
