package jp.nagaokapay.ledger.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;

/** Providers' files against the ledger. Amounts are whole yen. */
public interface FundingReconciliations {
    /** Most days that one question can span. */
    int DAYS_MAX = 366;

    int PAGE_MAX = 1_000;

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
    Reconciled reconcile(
            Channel channel, LocalDate date, ProviderFile file, String by, RequestKey key);

    /**
     * Each channel and day of a span, at most {@link #DAYS_MAX} days, with charges in the ledger or
     * a file; newest version only, in order of days. Refused with {@code OUTSIDE_THE_BOOKS} when
     * the whole span has not begun or lies before the first event.
     */
    List<Statement> statements(LocalDate from, LocalDate to);

    /** One version with all its differences. Refused with {@code RECONCILIATION_NOT_FOUND}. */
    Reconciliation get(String reconciliationId);

    /**
     * Differences in the order in which they were found, at most {@code limit}.
     *
     * @param openOnly leaves out what is closed, replaced or for information
     * @param after the last one of the page before; null for the first page
     */
    List<Difference> differences(boolean openOnly, @Nullable String after, int limit);

    /**
     * Closes a difference. The same person with the same reason again changes nothing.
     *
     * <p>Refused with {@code DIFFERENCE_NOT_FOUND} or {@code DIFFERENCE_NOT_OPEN}.
     *
     * @param reason 1 to 200 characters, without personal data
     * @param by who closes it: a subject
     */
    Difference close(String differenceId, String reason, String by);

    /** An answer, and whether it was there before. */
    record Reconciled(Reconciliation reconciliation, boolean replayed) {}

    record Reconciliation(Statement statement, List<Difference> differences) {}

    /**
     * A day of a channel.
     *
     * @param reconciliationId null, as version and upload are, while there is no file
     * @param ledgerCharges charges that the file should have
     * @param differences found, those for information left out
     */
    record Statement(
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
    enum State {
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
    record Difference(
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

    record Closing(String closedBy, Instant closedAt, String reason) {}
}
