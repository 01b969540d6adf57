package jp.nagaokapay.api.finance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Difference;
import jp.nagaokapay.ledger.reconciliation.FundingReconciliations.Reconciled;
import jp.nagaokapay.ledger.reconciliation.ProviderFile;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.web.header.ApiHeaders;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The funding side: providers' files against the charges, and differences until they are closed.
 */
@RestController
@RequestMapping("/finance/v1/funding")
class FundingController {
    private final FundingReconciliations funding;
    private final AuditedIds record;

    FundingController(FundingReconciliations funding, AuditedIds record) {
        this.funding = funding;
        this.record = record;
    }

    @PostMapping(path = "/{channel}/reconciliations", consumes = "text/csv")
    ResponseEntity<FundingReconciliations.Reconciliation> reconcileFunding(
            Caller caller,
            IdempotencyKey key,
            @PathVariable Channel channel,
            @RequestParam LocalDate date,
            @RequestBody byte[] file) {
        record.names("date", date);
        ProviderFile read = FundingFile.read(file);
        Reconciled reconciled =
                funding.reconcile(
                        channel,
                        date,
                        read,
                        caller.person(),
                        RequestKeys.of(caller.subject(), key, new Asked(date, read.hash())));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
        if (reconciled.replayed()) {
            answer.header(ApiHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return answer.body(reconciled.reconciliation());
    }

    /** Two uploads under one idempotency key are the same when these are. */
    private record Asked(LocalDate date, String fileHash) {}

    @GetMapping("/reconciliations")
    StatementsBody listFundingDays(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (to.isBefore(from) || !to.isBefore(from.plusDays(FundingReconciliations.DAYS_MAX))) {
            throw ProblemException.invalid("to", "RANGE");
        }
        return new StatementsBody(funding.statements(from, to));
    }

    @GetMapping("/reconciliations/{reconciliationId}")
    FundingReconciliations.Reconciliation getFundingReconciliation(
            @PathVariable String reconciliationId) {
        return funding.get(reconciliationId);
    }

    @GetMapping("/differences")
    DifferencesBody listFundingDifferences(
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Size(max = 100) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(FundingReconciliations.PAGE_MAX) int limit) {
        List<Difference> found = funding.differences(open, after, limit);
        return DifferencesBody.of(found, limit);
    }

    @PostMapping("/differences/{differenceId}/closing")
    FundingReconciliations.Difference closeFundingDifference(
            Caller caller,
            @PathVariable String differenceId,
            @Valid @RequestBody DifferenceClosingOrder order) {
        return funding.close(differenceId, order.reason(), caller.person());
    }

    record StatementsBody(List<FundingReconciliations.Statement> statements) {}

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record DifferencesBody(
            List<FundingReconciliations.Difference> differences, @Nullable String next) {
        static DifferencesBody of(List<FundingReconciliations.Difference> found, int limit) {
            return new DifferencesBody(
                    found, found.size() < limit ? null : found.getLast().differenceId());
        }
    }

    /**
     * @param reason why it is as it is and what was done; without personal data
     */
    record DifferenceClosingOrder(
            @NotBlank @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String reason) {}
}
