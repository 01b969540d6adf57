package jp.nagaokapay.ledger.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.reconciliation.Matching.Found;
import jp.nagaokapay.ledger.reconciliation.Matching.Outcome;
import jp.nagaokapay.ledger.reconciliation.ProviderFile.Line;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps files, versions and closings; {@link Matching} decides. */
@Component
class FundingReconciler implements FundingReconciliations {
    private static final String FOUND_ELSEWHERE = "他の日のファイルで照合しました：";

    private final DayFollowed day;
    private final ChargesOfDay charges;
    private final ReconciliationWrites writes;
    private final ReconciliationRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FundingReconciler(
            DayFollowed day,
            ChargesOfDay charges,
            ReconciliationWrites writes,
            ReconciliationRows rows,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.day = day;
        this.charges = charges;
        this.writes = writes;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public Reconciled reconcile(
            Channel channel, LocalDate date, ProviderFile file, String by, RequestKey key) {
        day.require(date);
        Kept kept =
                transaction.execute(_ -> {
                    writes.lock(channel);
                    return known(channel, date, file, key)
                            .map(id -> new Kept(id, true))
                            .orElseGet(() -> new Kept(add(channel, date, file, by, key), false));
                });
        return new Reconciled(get(kept.reconciliationId), kept.replayed);
    }

    private record Kept(String reconciliationId, boolean replayed) {}

    private Optional<String> known(
            Channel channel, LocalDate date, ProviderFile file, RequestKey key) {
        Optional<ReconciliationRows.Request> request = rows.request(key.key());
        if (request.isPresent() && !request.get().hash().equals(key.hash())) {
            throw new IdempotentRequests.KeyReused();
        }
        return request.map(ReconciliationRows.Request::reconciliationId)
                .or(() -> rows.newest(channel, date, file.hash()));
    }

    private String add(
            Channel channel, LocalDate date, ProviderFile file, String by, RequestKey key) {
        Set<String> named = file.lines().stream().map(Line::reference).collect(Collectors.toSet());
        Outcome outcome =
                Matching.of(
                        date,
                        file.lines(),
                        charges.ofDayAndNamed(channel, date, named),
                        charges.listedBeside(channel, date));
        String id = Ids.next("reconciliation");
        writes.add(
                new ReconciliationWrites.Version(
                        id, channel, date, file, by, clock.instant(), key, outcome));
        outcome.differences().stream()
                .filter(found -> found.kind() == DifferenceKind.WRONG_DATE)
                .flatMap(found -> missedElsewhere(channel, found))
                .forEach(missed ->
                        writes.close(missed, by, clock.instant(), FOUND_ELSEWHERE + date));
        return id;
    }

    /** What another day's file lacked and this one has. */
    private Stream<String> missedElsewhere(Channel channel, Found found) {
        String charge = found.chargeId();
        return charge == null || found.line() == null
                ? Stream.empty()
                : rows.openMissing(channel, charge).stream();
    }

    @Override
    public List<Statement> statements(LocalDate from, LocalDate to) {
        day.requireWithinBooks(from, to);
        return rows.statements(from, to);
    }

    @Override
    public Reconciliation get(String reconciliationId) {
        Statement statement =
                rows.statement(reconciliationId)
                        .orElseThrow(() -> refusal(ReconciliationRule.RECONCILIATION_IS_KNOWN));
        return new Reconciliation(statement, rows.differencesOf(reconciliationId));
    }

    @Override
    public List<Difference> differences(boolean openOnly, @Nullable String after, int limit) {
        return rows.differences(openOnly, after, limit);
    }

    @Override
    public Difference close(String differenceId, String reason, String by) {
        Difference before = difference(differenceId);
        if (!before.open()) {
            ReconciliationRule.DIFFERENCE_IS_OPEN.require(isSame(before.closing(), reason, by));
            return before;
        }
        writes.close(differenceId, by, clock.instant(), reason);
        Difference closed = difference(differenceId);
        ReconciliationRule.DIFFERENCE_IS_OPEN.require(isSame(closed.closing(), reason, by));
        return closed;
    }

    private static boolean isSame(@Nullable Closing closing, String reason, String by) {
        return closing != null && closing.reason().equals(reason) && closing.closedBy().equals(by);
    }

    private Difference difference(String differenceId) {
        return rows.difference(differenceId)
                .orElseThrow(() -> refusal(ReconciliationRule.DIFFERENCE_IS_KNOWN));
    }

    private static Refused refusal(ReconciliationRule rule) {
        return new Refused(rule);
    }
}
