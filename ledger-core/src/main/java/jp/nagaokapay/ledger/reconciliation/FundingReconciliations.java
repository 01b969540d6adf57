package jp.nagaokapay.ledger.reconciliation;

import java.time.Clock;
import java.time.Instant;
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

/**
 * Providers' files against the ledger: keeps files, versions and closings; {@link Matching}
 * decides. Amounts are whole yen.
 */
@Component
public final class FundingReconciliations {
    /** Most days that one question can span. */
    public static final int DAYS_MAX = 366;

    public static final int PAGE_MAX = 1_000;

    private static final String FOUND_ELSEWHERE = "他の日のファイルで照合しました：";

    private final DayCompleteness day;
    private final DayCharges charges;
    private final ReconciliationWrites writes;
    private final ReconciliationRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FundingReconciliations(
            DayCompleteness day,
            DayCharges charges,
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

    /**
     * Compares a provider's file of a channel and day with the ledger, and keeps both.
     *
     * <p>The same file as the newest version's answers that version and changes nothing, unless the
     * ledger's charges of the day have changed since: then it is compared again. The same key again
     * answers the same; with another file it throws {@link
     * jp.nagaokapay.ledger.log.requests.IdempotentRequests.KeyReused}. Throws {@link
     * jp.nagaokapay.ledger.shared.message.Unavailable} while charges of the day are still on their
     * way here. Refused with {@code OUTSIDE_THE_BOOKS} for a day that has not begun or lies before
     * the first event, and with {@code DAY_NOT_OVER} for today.
     *
     * @param by who brought it: a subject
     */
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

    /**
     * Each channel and day of a span, at most {@link #DAYS_MAX} days, with charges in the ledger or
     * a file; newest version only, in order of days. Refused with {@code OUTSIDE_THE_BOOKS} when
     * the whole span has not begun or lies before the first event.
     */
    public List<Statement> statements(LocalDate from, LocalDate to) {
        day.requireWithinBooks(from, to);
        return rows.statements(from, to);
    }

    /** One version with all its differences. Refused with {@code RECONCILIATION_NOT_FOUND}. */
    public Reconciliation get(String reconciliationId) {
        Statement statement =
                rows.statement(reconciliationId)
                        .orElseThrow(() -> refusal(ReconciliationRule.RECONCILIATION_IS_KNOWN));
        return new Reconciliation(statement, rows.differencesOf(reconciliationId));
    }

    /**
     * Differences in the order in which they were found, at most {@code limit}.
     *
     * @param openOnly leaves out what is closed, replaced or for information
     * @param after the last one of the page before; null for the first page
     */
    public List<Difference> differences(boolean openOnly, @Nullable String after, int limit) {
        return rows.differences(openOnly, after, limit);
    }

    /**
     * Closes a difference. The same person with the same reason again changes nothing.
     *
     * <p>Refused with {@code DIFFERENCE_NOT_FOUND} or {@code DIFFERENCE_NOT_OPEN}.
     *
     * @param reason 1 to 200 characters, without personal data
     * @param by who closes it: a subject
     */
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

    /** An answer, and whether it was there before. */
    public record Reconciled(Reconciliation reconciliation, boolean replayed) {}

    public record Reconciliation(Statement statement, List<Difference> differences) {}

    /**
     * A day of a channel.
     *
     * @param reconciliationId null, as version and upload are, while there is no file
     * @param ledgerCharges charges that the file should have
     * @param differences found, those for information left out
     */
    public record Statement(
            @Nullable String reconciliationId,
            Channel channel,
            LocalDate businessDate,
            int version,
            @Nullable String uploadedBy,
            @Nullable Instant uploadedAt,
            State state,
            int ledgerCharges,
            long ledgerAmount,
            int fileLines,
            long fileAmount,
            int matched,
            long matchedAmount,
            int differences,
            int openDifferences) {}

    /** Where a day stands. */
    public enum State {
        /** Charges, and no file yet. */
        NO_FILE,
        /**
         * Differences that nobody has closed; or the ledger's charges of the day are others than
         * were compared, and the file must be brought again.
         */
        OPEN,
        /** Nothing is left to do. */
        CLOSED,
        /** A newer version of the file took its place. */
        REPLACED
    }

    /**
     * @param chargeId null when the ledger has never heard of the reference
     * @param otherDate the date on which the other side has it
     * @param line the file's line, the header being 1; null when the file has none
     * @param open whether somebody must still close it
     */
    public record Difference(
            String differenceId,
            String reconciliationId,
            Channel channel,
            LocalDate businessDate,
            DifferenceKind kind,
            String reference,
            @Nullable String chargeId,
            @Nullable Long ledgerAmount,
            @Nullable Long fileAmount,
            @Nullable LocalDate otherDate,
            @Nullable Integer line,
            boolean open,
            @Nullable Closing closing) {}

    public record Closing(String closedBy, Instant closedAt, String reason) {}
}
