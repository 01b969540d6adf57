package jp.nagaokapay.api.request;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.request.BillFile;
import jp.nagaokapay.ledger.request.BillIssues;
import jp.nagaokapay.ledger.request.BillIssues.Issued;
import jp.nagaokapay.ledger.request.BillOrder;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillTotal;
import jp.nagaokapay.ledger.request.Bills;
import jp.nagaokapay.ledger.shared.digest.Sha256;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.paper.FileDownload;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files of payment requests. The biller comes from the token. */
@RestController
@RequestMapping("/shop/v1/payment-request-batches")
class BatchController {
    private final BillIssues issues;
    private final Bills bills;
    private final WalletLimits limits;
    private final LetterNames names;
    private final Letters letters;

    BatchController(
            BillIssues issues,
            Bills bills,
            WalletLimits limits,
            LetterNames names,
            Letters letters) {
        this.issues = issues;
        this.bills = bills;
        this.limits = limits;
        this.names = names;
        this.letters = letters;
    }

    @PostMapping(consumes = "text/csv")
    ResponseEntity<NewBatchAnswer> requestPaymentsByFile(
            Caller caller,
            IdempotencyKey key,
            @RequestParam @NotBlank @Size(max = RequestController.TITLE_MAX) String title,
            @RequestParam LocalDate dueOn,
            @RequestBody byte[] file) {
        MerchantId biller = caller.requireMerchant();
        List<BatchFile.Line> lines = BatchFile.read(file, limits);
        BillOrder order =
                new BillOrder(
                        biller,
                        title,
                        dueOn,
                        lines.stream()
                                .map(line ->
                                        new BillOrder.Line(null, line.amount(), line.reference()))
                                .toList());
        Asked asked = new Asked(title, dueOn, Sha256.hex(file));
        Issued issued =
                issues.issueFile(
                        order,
                        asked.hash(),
                        RequestKeys.of(caller.subject(), key, asked),
                        made -> names.add(made, lines.stream().map(BatchFile.Line::name).toList()));
        return IdempotentAnswers.created(
                new NewBatchAnswer(
                        issued.issueId(), issued.total().count(), issued.total().amount().amount()),
                issued.replayed());
    }

    @GetMapping("/{batchId}")
    BatchBody getPaymentRequestBatch(Caller caller, @PathVariable String batchId) {
        return BatchBody.of(bills.file(caller.requireMerchant(), batchId));
    }

    @GetMapping(path = "/{batchId}.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getPaymentRequestBatchCsv(Caller caller, @PathVariable String batchId) {
        return FileDownload.csv(
                "payment-requests.csv",
                BatchList.of(bills.ofFile(caller.requireMerchant(), batchId)));
    }

    @GetMapping(path = "/{batchId}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getPaymentRequestLetters(
            Caller caller,
            @PathVariable String batchId,
            @RequestParam(defaultValue = "1") @Min(1) int part) {
        return FileDownload.file(
                "letters-%d.pdf".formatted(part),
                MediaType.APPLICATION_PDF_VALUE,
                letters.print(bills.ofFile(caller.requireMerchant(), batchId), part));
    }

    /** What a file asks; two of them that say the same are one. */
    private record Asked(String title, LocalDate dueOn, String file) {
        byte[] hash() {
            return Sha256.of(
                    (title + '\n' + dueOn + '\n' + file)
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /**
     * @param total yen
     */
    record NewBatchAnswer(String batchId, long count, long total) {}

    /**
     * @param letterParts into how many files its letters are printed
     */
    record BatchBody(
            String batchId,
            String title,
            LocalDate dueOn,
            Instant issuedAt,
            long count,
            long total,
            Sum paid,
            Sum open,
            Sum overdue,
            Sum withdrawn,
            long letterParts) {
        static BatchBody of(BillFile file) {
            long count = file.totals().values().stream().mapToLong(BillTotal::count).sum();
            return new BatchBody(
                    file.batchId(),
                    file.title(),
                    file.dueOn(),
                    file.issuedAt(),
                    count,
                    file.totals().values().stream()
                            .mapToLong(total -> total.amount().amount())
                            .sum(),
                    Sum.of(file.of(BillStatus.PAID)),
                    Sum.of(file.of(BillStatus.OPEN)),
                    Sum.of(file.of(BillStatus.OVERDUE)),
                    Sum.of(file.of(BillStatus.WITHDRAWN)),
                    Letters.parts(count));
        }
    }

    /**
     * @param amount yen
     */
    record Sum(long count, long amount) {
        static Sum of(BillTotal total) {
            return new Sum(total.count(), total.amount().amount());
        }
    }
}
