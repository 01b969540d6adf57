package jp.nagaokapay.api.resident;

import io.swagger.v3.oas.annotations.Hidden;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.ReportPrinter;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resident's receipts of their payments, to read or to print. */
@RestController
@RequestMapping("/api/v1/wallet/payments/{paymentId}/receipt")
class PaymentReceiptController {
    private final PaymentReceipts receipts;
    private final ReportPrinter printer;

    PaymentReceiptController(PaymentReceipts receipts, ReportPrinter printer) {
        this.receipts = receipts;
        this.printer = printer;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    PaymentReceiptBody getPaymentReceipt(Caller caller, @PathVariable PaymentId paymentId) {
        return receipts.find(caller.requireWallet(), paymentId)
                .orElseThrow(() -> ProblemException.notFound("PAYMENT_NOT_FOUND"));
    }

    /** The document of the API knows one operation a path, and tells of this one there. */
    @Hidden
    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getPaymentReceiptPdf(Caller caller, @PathVariable PaymentId paymentId) {
        return FileDownload.file(
                "receipt-" + paymentId.value().replace(':', '-') + ".pdf",
                MediaType.APPLICATION_PDF_VALUE,
                printer.pdf(PaymentReceiptPaper.report(getPaymentReceipt(caller, paymentId))));
    }
}
