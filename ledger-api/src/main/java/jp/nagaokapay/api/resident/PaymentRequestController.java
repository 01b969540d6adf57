package jp.nagaokapay.api.resident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.shop.PaymentOutcomes;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.request.Bill;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.request.BillPayments;
import jp.nagaokapay.ledger.request.BillRule;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillView;
import jp.nagaokapay.ledger.request.Bills;
import jp.nagaokapay.ledger.request.SavedBills;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The payment requests that a holder keeps in view, and paying them. Scanning one keeps it; so does
 * opening its link. Whoever has a code may see what it asks for.
 */
@RestController
@RequestMapping("/api/v1/wallet/payment-requests")
class PaymentRequestController {
    private final SavedBills saved;
    private final Bills bills;
    private final BillPayments payments;
    private final IdempotentRequests requests;
    private final PaymentOutcomes outcomes;
    private final MerchantDirectory directory;

    PaymentRequestController(
            SavedBills saved,
            Bills bills,
            BillPayments payments,
            IdempotentRequests requests,
            PaymentOutcomes outcomes,
            MerchantDirectory directory) {
        this.saved = saved;
        this.bills = bills;
        this.payments = payments;
        this.requests = requests;
        this.outcomes = outcomes;
        this.directory = directory;
    }

    @GetMapping
    AskedPayments listPaymentRequestsOfWallet(Caller caller) {
        WalletId walletId = caller.requireWallet();
        return new AskedPayments(
                saved.of(walletId).stream().map(view -> body(view, walletId)).toList());
    }

    @PutMapping("/{codeId}")
    AskedPayment keepPaymentRequest(Caller caller, @PathVariable String codeId) {
        WalletId walletId = caller.requireWallet();
        BillCode code = code(codeId);
        saved.save(walletId, code);
        return body(bills.get(code), walletId);
    }

    @PostMapping("/{codeId}/payment")
    ResponseEntity<Payment> payPaymentRequest(
            Caller caller, IdempotencyKey key, @PathVariable String codeId) {
        WalletId walletId = caller.requireWallet();
        BillCode code = code(codeId);
        RequestKey request = RequestKeys.of(walletId.value(), key, null);
        IdempotentRequests.Reply<PaymentReceipt> reply =
                requests.commandOnce(
                        request,
                        PaymentReceipt.class,
                        () -> outcomes.counted(() -> payments.pay(request, walletId, code)));
        return IdempotentAnswers.created(reply.answer().payment(), reply.replayed());
    }

    @PostMapping("/{codeId}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putPaymentRequestAway(Caller caller, @PathVariable String codeId) {
        saved.putAway(caller.requireWallet(), code(codeId));
    }

    private static BillCode code(String codeId) {
        if (!BillCode.isWellFormed(codeId)) {
            throw new Refused(BillRule.BILL_IS_KNOWN);
        }
        return new BillCode(codeId);
    }

    private AskedPayment body(BillView view, WalletId walletId) {
        Bill bill = view.bill();
        return new AskedPayment(
                bill.code().value(),
                bill.merchantId().value(),
                directory.find(bill.merchantId()).orElseThrow().profile().name(),
                bill.title(),
                bill.amount().amount(),
                bill.dueOn(),
                bill.reference(),
                view.status(),
                view.paidAt(),
                walletId.equals(view.payer()) ? bill.code().paymentId() : null);
    }

    /** Newest first. */
    record AskedPayments(List<AskedPayment> requests) {}

    /**
     * @param merchantName the biller's registered one
     * @param dueOn the last day on which it can be paid
     * @param paymentId the payment, where this wallet made it
     */
    record AskedPayment(
            String codeId,
            String merchantId,
            String merchantName,
            String title,
            long amount,
            LocalDate dueOn,
            @Nullable String reference,
            BillStatus status,
            @Nullable Instant paidAt,
            @Nullable PaymentId paymentId) {}
}
