package jp.nagaokapay.api.finance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
@Tag(name = "finance")
@RestController
@RequestMapping("/finance/v1/funding")
class FundingController {
    private final FundingReconciliations funding;
    private final AuditedIds record;

    FundingController(FundingReconciliations funding, AuditedIds record) {
        this.funding = funding;
        this.record = record;
    }

    @Operation(
            summary = "Compare a provider's file of a channel and day with the ledger",
            description =
                    "CSV in UTF-8 whose header names reference and amount, at most 256 KiB. The same"
                            + " file again changes nothing; another one is a further version.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @PostMapping(path = "/{channel}/reconciliations", consumes = "text/csv")
    ResponseEntity<FundingBody.ReconciliationBody> reconcile(
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
                        caller.subject(),
                        RequestKeys.of(caller.subject(), key, new Asked(date, read.hash())));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.CREATED);
        if (reconciled.replayed()) {
            answer.header(ApiHeaders.IDEMPOTENCY_REPLAYED, "true");
        }
        return answer.body(FundingBody.ReconciliationBody.of(reconciled.reconciliation()));
    }

    /** What makes two uploads under one key the same. */
    private record Asked(LocalDate date, String fileHash) {}

    @Operation(summary = "How each channel and day stands, days without a file included")
    @GetMapping("/reconciliations")
    FundingBody.StatementsBody statements(
            @RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (to.isBefore(from) || !to.isBefore(from.plusDays(FundingReconciliations.DAYS_MAX))) {
            String code = "RANGE";
            throw ProblemException.invalid(
                    "to",
                    code,
                    ProblemMessages.of("field." + code, LocaleContextHolder.getLocale()));
        }
        return FundingBody.StatementsBody.of(funding.statements(from, to));
    }

    @Operation(summary = "One version of a day's comparison with all its differences")
    @GetMapping("/reconciliations/{reconciliationId}")
    FundingBody.ReconciliationBody reconciliation(@PathVariable String reconciliationId) {
        return FundingBody.ReconciliationBody.of(funding.get(reconciliationId));
    }

    @Operation(summary = "Differences in the order in which they were found, all or only open ones")
    @GetMapping("/differences")
    FundingBody.DifferencesBody differences(
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Size(max = 100) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(FundingReconciliations.PAGE_MAX) int limit) {
        List<Difference> found = funding.differences(open, after, limit);
        return FundingBody.DifferencesBody.of(found, limit);
    }

    @Operation(summary = "Close a difference with a reason, once and for good")
    @PostMapping("/differences/{differenceId}/closing")
    FundingBody.DifferenceBody close(
            Caller caller,
            @PathVariable String differenceId,
            @Valid @RequestBody ClosingOrder order) {
        return FundingBody.DifferenceBody.of(
                funding.close(differenceId, order.reason(), caller.subject()));
    }

    /**
     * @param reason why it is as it is and what was done; without personal data
     */
    record ClosingOrder(@NotBlank @Size(max = 200) @NoPhoneNumber String reason) {}
}
