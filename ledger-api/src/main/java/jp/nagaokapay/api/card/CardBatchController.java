package jp.nagaokapay.api.card;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.card.CardBatchId;
import jp.nagaokapay.ledger.card.CardBatches;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cards to be printed; worth nothing until a counter activates them. */
@RestController
@RequestMapping("/office/v1/card-batches")
class CardBatchController {
    private final CardBatches batches;
    private final CardSecrets secrets;
    private final CardPrinter printer;
    private final AuditedIds record;

    CardBatchController(
            CardBatches batches, CardSecrets secrets, CardPrinter printer, AuditedIds record) {
        this.batches = batches;
        this.secrets = secrets;
        this.printer = printer;
        this.record = record;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CardBatch makeCardBatch(Caller caller, @Valid @RequestBody CardOrder order) {
        if (order.count() > batches.most()) {
            throw ProblemException.invalid("count", "RANGE");
        }
        CardBatchId batchId = batches.make(order.count(), caller.person(), secrets::sealed);
        record.names("batchId", batchId);
        return new CardBatch(batchId, order.count());
    }

    @GetMapping(path = "/{batchId}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getCardSheets(@PathVariable CardBatchId batchId) {
        return FileDownload.file(
                batchId.value().replace(':', '-') + ".pdf",
                MediaType.APPLICATION_PDF_VALUE,
                printer.pdf(batches.printable(batchId, secrets::opened)));
    }

    /**
     * @param count cards, 1 to 500 unless set
     */
    record CardOrder(@NotNull @Min(1) Integer count) {}

    record CardBatch(CardBatchId batchId, int count) {}
}
