package jp.nagaokapay.api.finance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.reconciliation.DifferenceKind;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Closing;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Difference;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Reconciliation;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.State;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Statement;
import jp.nagaokapay.ledger.wallet.Channel;
import org.jspecify.annotations.Nullable;

/** The answers of {@link FundingController}. Amounts are whole yen. */
final class FundingBody {
    private FundingBody() {}

    record StatementsBody(List<FundingDayBody> statements) {
        static StatementsBody of(List<Statement> statements) {
            return new StatementsBody(statements.stream().map(FundingDayBody::of).toList());
        }
    }

    /**
     * A channel's day; without a file only what the ledger has.
     *
     * @param differences those for information left out
     */
    record FundingDayBody(
            @Nullable String reconciliationId,
            Channel channel,
            LocalDate businessDate,
            State state,
            int version,
            @Nullable String uploadedBy,
            @Nullable Instant uploadedAt,
            int ledgerCharges,
            long ledgerAmount,
            int fileLines,
            long fileAmount,
            int matched,
            long matchedAmount,
            int differences,
            int openDifferences) {

        static FundingDayBody of(Statement day) {
            return new FundingDayBody(
                    day.reconciliationId(),
                    day.channel(),
                    day.businessDate(),
                    day.state(),
                    day.version(),
                    day.uploadedBy(),
                    day.uploadedAt(),
                    day.ledgerCharges(),
                    day.ledgerAmount(),
                    day.fileLines(),
                    day.fileAmount(),
                    day.matched(),
                    day.matchedAmount(),
                    day.differences(),
                    day.openDifferences());
        }
    }

    record ReconciliationBody(FundingDayBody statement, List<DifferenceBody> differences) {
        static ReconciliationBody of(Reconciliation reconciliation) {
            return new ReconciliationBody(
                    FundingDayBody.of(reconciliation.statement()),
                    reconciliation.differences().stream().map(DifferenceBody::of).toList());
        }
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record DifferencesBody(List<DifferenceBody> differences, @Nullable String next) {
        static DifferencesBody of(List<Difference> found, int limit) {
            return new DifferencesBody(
                    found.stream().map(DifferenceBody::of).toList(),
                    found.size() < limit ? null : found.getLast().differenceId());
        }
    }

    /**
     * @param otherDate the date on which the other side has it
     * @param line the file's line, the header being 1
     */
    record DifferenceBody(
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
            @Nullable DifferenceClosing closing) {

        static DifferenceBody of(Difference difference) {
            Closing closing = difference.closing();
            return new DifferenceBody(
                    difference.differenceId(),
                    difference.reconciliationId(),
                    difference.channel(),
                    difference.businessDate(),
                    difference.kind(),
                    difference.reference(),
                    difference.chargeId(),
                    difference.ledgerAmount(),
                    difference.fileAmount(),
                    difference.otherDate(),
                    difference.line(),
                    difference.isOpen(),
                    closing == null
                            ? null
                            : new DifferenceClosing(
                                    closing.closedBy(), closing.closedAt(), closing.reason()));
        }
    }

    record DifferenceClosing(String closedBy, Instant closedAt, String reason) {}
}
