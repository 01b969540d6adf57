package jp.nagaokapay.api.supplier;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.SupplierPaymentId;
import jp.nagaokapay.ledger.merchant.SupplierReceipt;
import jp.nagaokapay.ledger.settlement.supplier.SupplierPayments;
import jp.nagaokapay.ledger.settlement.supplier.SupplierPayments.SupplierPayment;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A shop pays another with what it is owed. */
@RestController
@RequestMapping("/shop/v1/supplier-payments")
@EnableConfigurationProperties(SupplierSettings.class)
class SupplierPaymentController {
    private final SupplierPayments suppliers;
    private final MerchantList merchants;
    private final IdempotentRequests requests;
    private final SupplierSettings settings;
    private final AuditedIds record;

    SupplierPaymentController(
            SupplierPayments suppliers,
            MerchantList merchants,
            IdempotentRequests requests,
            SupplierSettings settings,
            AuditedIds record) {
        this.suppliers = suppliers;
        this.merchants = merchants;
        this.requests = requests;
        this.settings = settings;
        this.record = record;
    }

    @PostMapping
    ResponseEntity<SupplierReceipt> paySupplier(
            Caller caller, IdempotencyKey key, @Valid @RequestBody SupplierOrder order) {
        requireOn();
        RequestKey request = RequestKeys.of(caller.subject(), key, order);
        IdempotentRequests.Reply<SupplierReceipt> reply =
                requests.once(request, SupplierReceipt.class, () -> pay(caller, order, request));
        record.names("supplierPaymentId", reply.answer().supplierPaymentId());
        return IdempotentAnswers.created(reply.answer(), reply.replayed());
    }

    private SupplierReceipt pay(Caller caller, SupplierOrder order, RequestKey request) {
        SupplierApiRule.WITHIN_MOST.require(
                order.amount() <= settings.most(), Map.of("most", settings.most()));
        return suppliers.pay(
                caller.requireMerchant(),
                order.to(),
                Yen.of(order.amount()),
                order.reference(),
                caller.person(),
                request);
    }

    @GetMapping
    SupplierPaymentPage listSupplierPayments(
            Caller caller,
            @RequestParam(required = false) @Nullable SupplierPaymentId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(SupplierPayments.PAGE_MAX) int limit) {
        requireOn();
        MerchantId mine = caller.requireMerchant();
        List<SupplierPayment> page = suppliers.of(mine, after, limit);
        Map<MerchantId, MerchantList.Listed> names =
                merchants.find(
                        page.stream()
                                .flatMap(one -> Stream.of(one.payer(), one.receiver()))
                                .distinct()
                                .toList());
        return new SupplierPaymentPage(
                suppliers.spendable(mine),
                page.stream().map(one -> SupplierPaymentBody.of(mine, one, names)).toList(),
                page.size() < limit ? null : page.getLast().supplierPaymentId());
    }

    /** 403 where the city has not switched it on. */
    private void requireOn() {
        if (!settings.enabled()) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "SUPPLIER_PAYMENTS_OFF");
        }
    }

    /**
     * @param to the other shop
     * @param reference the shops' own, as the number of an invoice; never a person's data
     */
    record SupplierOrder(
            @NotNull MerchantId to,
            @NotNull @Min(1) @Max(1_000_000_000) Long amount,
            @NotNull @Pattern(regexp = "[0-9A-Za-z._-]{1,40}") String reference) {}

    /**
     * @param spendable what the shop can spend now, in yen; below zero where it owes
     * @param supplierPayments newest first
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record SupplierPaymentPage(
            long spendable,
            List<SupplierPaymentBody> supplierPayments,
            @Nullable SupplierPaymentId next) {}

    enum Direction {
        PAID,
        RECEIVED
    }

    /**
     * @param merchantId the other shop
     */
    record SupplierPaymentBody(
            SupplierPaymentId supplierPaymentId,
            Direction direction,
            String merchantId,
            @Nullable String merchantName,
            long amount,
            String reference,
            Instant at) {
        static SupplierPaymentBody of(
                MerchantId mine, SupplierPayment one, Map<MerchantId, MerchantList.Listed> names) {
            boolean paid = one.payer().equals(mine);
            MerchantId other = paid ? one.receiver() : one.payer();
            MerchantList.Listed listed = names.get(other);
            return new SupplierPaymentBody(
                    one.supplierPaymentId(),
                    paid ? Direction.PAID : Direction.RECEIVED,
                    other.value(),
                    listed == null ? null : listed.profile().name(),
                    one.amount().amount(),
                    one.reference(),
                    one.at());
        }
    }
}
