package jp.nagaokapay.api.finance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementReceipt;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.closing.ClosingId;
import jp.nagaokapay.ledger.settlement.closing.ClosingList;
import jp.nagaokapay.ledger.settlement.closing.ClosingList.ClosingView;
import jp.nagaokapay.ledger.settlement.closing.Closings;
import jp.nagaokapay.ledger.settlement.payout.TransferResults;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.NoPhoneNumber;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What shops are owed for closed periods. */
@RestController
@RequestMapping("/finance/v1/settlements")
class SettlementController {
    private final Settlements settlements;
    private final Closings closings;
    private final ClosingList closingList;
    private final IdempotentRequests requests;
    private final TransferResults results;
    private final AuditedIds record;

    SettlementController(
            Settlements settlements,
            Closings closings,
            ClosingList closingList,
            IdempotentRequests requests,
            TransferResults results,
            AuditedIds record) {
        this.settlements = settlements;
        this.closings = closings;
        this.closingList = closingList;
        this.requests = requests;
        this.results = results;
        this.record = record;
    }

    @PostMapping("/closings")
    ResponseEntity<ClosingView> closePeriod(
            Caller caller,
            IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable ClosingOrder order) {
        LocalDate through =
                order == null || order.through() == null
                        ? closings.last().through()
                        : order.through();
        record.names("through", through);
        RequestKey request = RequestKeys.of(caller.subject(), key, order);
        IdempotentRequests.Reply<ClosingId> reply =
                requests.once(
                        request,
                        ClosingId.class,
                        () -> closings.close(through, caller.person(), request));
        LocalDate closed = LocalDate.parse(reply.answer().value().substring("closing:".length()));
        record.names("through", closed);
        if (reply.replayed()) {
            closings.close(
                    closed, caller.person(), null); // the first attempt may have been interrupted
        }
        return IdempotentAnswers.created(closingList.find(closed).orElseThrow(), reply.replayed());
    }

    @GetMapping("/closings")
    ClosingsBody listClosings(
            @RequestParam(defaultValue = "100") @Min(1) @Max(Settlements.PAGE_MAX) int limit) {
        return new ClosingsBody(closingList.latest(limit));
    }

    @GetMapping
    SettlementPage listSettlements(
            @RequestParam(required = false) @Nullable LocalDate through,
            @RequestParam(required = false) @Nullable SettlementStatus status,
            @RequestParam(required = false) @Nullable MerchantId merchantId,
            @RequestParam(required = false) @Nullable SettlementId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Settlements.PAGE_MAX) int limit) {
        Settlements.Page page =
                settlements.list(new Settlements.Filter(through, status, merchantId), after, limit);
        return new SettlementPage(
                page.settlements().stream().map(SettlementBody::of).toList(),
                page.next() == null ? null : page.next().value());
    }

    @GetMapping("/{settlementId}")
    SettlementDetail getSettlement(@PathVariable SettlementId settlementId) {
        return new SettlementDetail(
                SettlementBody.of(
                        settlements
                                .find(settlementId)
                                .orElseThrow(
                                        () -> new Refused(SettlementRule.SETTLEMENT_IS_KNOWN))),
                settlements.history(settlementId));
    }

    @PostMapping("/{settlementId}/correction")
    SettlementReceipt correctSettlement(
            Caller caller,
            @PathVariable SettlementId settlementId,
            @Valid @RequestBody(required = false) @Nullable Correction correction) {
        return results.correct(
                settlementId, correction == null ? null : correction.note(), caller.person());
    }

    /**
     * @param through the period's last day; null for the last period that is over
     */
    record ClosingOrder(@Nullable LocalDate through) {}

    record Correction(
            @Nullable @Size(max = 200) @NoPhoneNumber @WrittenAs(TextForm.LINES) String note) {}

    record ClosingsBody(List<ClosingView> closings) {}

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record SettlementPage(List<SettlementBody> settlements, @Nullable String next) {}

    record SettlementDetail(SettlementBody settlement, List<Settlements.Step> history) {}
}
