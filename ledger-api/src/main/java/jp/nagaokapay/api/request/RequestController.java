package jp.nagaokapay.api.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.request.BillIssues;
import jp.nagaokapay.ledger.request.BillIssues.Issued;
import jp.nagaokapay.ledger.request.BillOrder;
import jp.nagaokapay.ledger.request.BillPayments;
import jp.nagaokapay.ledger.request.BillStatus;
import jp.nagaokapay.ledger.request.BillView;
import jp.nagaokapay.ledger.request.Bills;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A biller's payment requests, one at a time. The biller comes from the token. */
@RestController
@RequestMapping("/shop/v1/payment-requests")
class RequestController {
    static final String REQUEST_ID = "[0-9A-Za-z._:-]{1,64}";
    static final int TITLE_MAX = 60;
    private static final int REFERENCE_MAX = 40;

    private final BillIssues issues;
    private final BillPayments payments;
    private final Bills bills;
    private final BillLinks links;

    RequestController(BillIssues issues, BillPayments payments, Bills bills, BillLinks links) {
        this.issues = issues;
        this.payments = payments;
        this.bills = bills;
        this.links = links;
    }

    @PostMapping
    ResponseEntity<NewRequestAnswer> requestPayment(
            Caller caller, IdempotencyKey key, @Valid @RequestBody NewRequest body) {
        MerchantId biller = caller.requireMerchant();
        Issued issued =
                issues.issue(
                        body.order(biller),
                        body.replaces(),
                        RequestKeys.of(caller.subject(), key, body));
        BillView view = bills.onlyOneOf(issued.issueId());
        return IdempotentAnswers.created(
                new NewRequestAnswer(
                        view.bill().requestId(),
                        view.bill().code().value(),
                        links.payload(view.bill()),
                        links.url(view.bill().code())),
                issued.replayed());
    }

    @GetMapping
    RequestPage listPaymentRequests(
            Caller caller,
            @RequestParam(required = false) @Nullable BillStatus status,
            @RequestParam(required = false) @Size(max = 100) @Nullable String batchId,
            @RequestParam(defaultValue = "0") @Min(0) long after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Bills.PAGE_MAX) int limit) {
        List<BillView> found = bills.page(caller.requireMerchant(), batchId, status, after, limit);
        return new RequestPage(
                found.stream().map(view -> BillBody.of(view, links)).toList(),
                found.size() < limit ? null : found.getLast().number());
    }

    @GetMapping("/{requestId}")
    BillBody getPaymentRequest(
            Caller caller, @PathVariable @Pattern(regexp = REQUEST_ID) String requestId) {
        return BillBody.of(bills.get(caller.requireMerchant(), requestId), links);
    }

    @DeleteMapping("/{requestId}")
    BillBody withdrawPaymentRequest(
            Caller caller, @PathVariable @Pattern(regexp = REQUEST_ID) String requestId) {
        MerchantId biller = caller.requireMerchant();
        payments.withdraw(biller, requestId);
        return BillBody.of(bills.get(biller, requestId), links);
    }

    /**
     * @param requestId the biller's own id of it, good once
     * @param title what the payer reads
     * @param amount whole yen
     * @param dueOn the last day on which it can be paid
     * @param reference by which the biller's own system knows it
     * @param replaces requestId of one that is withdrawn for this one
     */
    record NewRequest(
            @NotNull @Pattern(regexp = REQUEST_ID) String requestId,
            @NotBlank @Size(max = TITLE_MAX) String title,
            @NotNull @Min(1) Long amount,
            @NotNull LocalDate dueOn,
            @Nullable @Size(max = REFERENCE_MAX) String reference,
            @Nullable @Pattern(regexp = REQUEST_ID) String replaces) {
        BillOrder order(MerchantId biller) {
            return new BillOrder(
                    biller,
                    title,
                    dueOn,
                    List.of(new BillOrder.Line(requestId, Yen.of(amount), reference)));
        }
    }

    /**
     * @param payload what its QR code is to hold
     */
    record NewRequestAnswer(String requestId, String codeId, String payload, String url) {}

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record RequestPage(List<BillBody> requests, @Nullable Long next) {}
}
