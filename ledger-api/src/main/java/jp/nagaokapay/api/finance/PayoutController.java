package jp.nagaokapay.api.finance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.nagaokapay.api.finance.Payees.Payee;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.settlement.TransferView;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileStore;
import jp.nagaokapay.ledger.settlement.payout.PayoutFileStore.PayoutFile;
import jp.nagaokapay.ledger.settlement.payout.PayoutId;
import jp.nagaokapay.ledger.settlement.payout.PayoutList;
import jp.nagaokapay.ledger.settlement.payout.PayoutList.PayoutView;
import jp.nagaokapay.ledger.settlement.payout.Payouts;
import jp.nagaokapay.ledger.settlement.payout.Payouts.Candidate;
import jp.nagaokapay.ledger.settlement.payout.TransferResults;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.paper.FileDownload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transfers to shops, released by another person than who made them. */
@RestController
@RequestMapping("/finance/v1/payouts")
class PayoutController {
    private static final int REPORTED_MAX = 10_000;

    private final Payees payees;
    private final Payouts payouts;
    private final PayoutList released;
    private final TransferResults results;
    private final PayoutFileStore files;
    private final Settlements settlements;
    private final IdempotentRequests requests;

    PayoutController(
            Payouts payouts,
            PayoutList released,
            TransferResults results,
            PayoutFileStore files,
            Settlements settlements,
            IdempotentRequests requests,
            Payees payees) {
        this.payees = payees;
        this.payouts = payouts;
        this.released = released;
        this.results = results;
        this.files = files;
        this.settlements = settlements;
        this.requests = requests;
    }

    @GetMapping
    PayoutsBody listPayouts(
            @RequestParam(defaultValue = "100") @Min(1) @Max(Settlements.PAGE_MAX) int limit) {
        return new PayoutsBody(released.latest(limit));
    }

    @GetMapping("/{date}")
    PayoutBody getPayout(Caller caller, @PathVariable LocalDate date) {
        return body(date, caller);
    }

    @PostMapping("/{date}/release")
    ResponseEntity<PayoutBody> releasePayout(
            Caller caller,
            IdempotencyKey key,
            @PathVariable LocalDate date,
            @Valid @RequestBody(required = false) @Nullable ReleaseOrder order) {
        RequestKey request = RequestKeys.of(caller.subject(), key, order);
        Yen seen = order == null || order.total() == null ? null : Yen.of(order.total());
        IdempotentRequests.Reply<PayoutId> reply =
                requests.once(
                        request,
                        PayoutId.class,
                        () -> payouts.release(date, caller.person(), seen, request));
        if (reply.replayed()) {
            payouts.complete(date); // the first attempt may have been interrupted
        }
        return IdempotentAnswers.ok(body(date, caller), reply.replayed());
    }

    @PostMapping("/{date}/results")
    PayoutBody recordPayoutResults(
            Caller caller, @PathVariable LocalDate date, @Valid @RequestBody ResultsOrder order) {
        results.record(
                date,
                order.returns(),
                order.done() == null ? List.of() : order.done(),
                Boolean.TRUE.equals(order.othersDone()),
                caller.person());
        return body(date, caller);
    }

    @GetMapping(path = "/{date}.zengin", produces = "application/octet-stream")
    ResponseEntity<byte[]> getPayoutBankFile(@PathVariable LocalDate date) {
        PayoutFile file = files.take(date);
        return FileDownload.file(
                "payout-" + date + "." + file.extension(), file.mediaType(), file.content());
    }

    private PayoutBody body(LocalDate date, Caller caller) {
        List<Candidate> candidates =
                payouts.candidates(date, mayRelease(caller) ? caller.person() : null);
        List<TransferView> transfers = settlements.transfers(date);
        Set<MerchantId> shops = new HashSet<>();
        transfers.forEach(transfer -> shops.add(transfer.merchantId()));
        candidates.forEach(candidate -> shops.add(candidate.settlement().merchantId()));
        return new PayoutBody(
                date,
                released.find(date).orElse(null),
                transfers.stream().map(TransferBody::of).toList(),
                candidates.stream()
                        .filter(candidate -> candidate.hold() == null)
                        .map(candidate -> SettlementBody.of(candidate.settlement()))
                        .toList(),
                candidates.stream()
                        .filter(candidate -> candidate.hold() != null)
                        .map(HeldBody::of)
                        .toList(),
                payees.of(shops, caller));
    }

    private static boolean mayRelease(Caller caller) {
        return caller.scopes().contains("finance:release");
    }

    /**
     * @param total yen that the releaser has seen; null not to say
     */
    record ReleaseOrder(@Nullable @Min(1) Long total) {}

    /**
     * @param returned transfers that came back
     * @param done transfers that were made
     * @param othersDone whether all others not reported yet were made
     */
    record ResultsOrder(
            @Nullable @Size(max = REPORTED_MAX) List<@NotNull @Valid ReturnedTransfer> returned,
            @Nullable @Size(max = REPORTED_MAX) List<@NotNull SettlementId> done,
            @Nullable Boolean othersDone) {

        Map<SettlementId, TransferReturn> returns() {
            Map<SettlementId, TransferReturn> returns = new LinkedHashMap<>();
            if (returned != null) {
                returned.forEach(each ->
                        SettlementRule.TRANSFER_IS_REPORTED_ONCE.require(
                                returns.put(each.settlementId(), each.reason()) == null));
            }
            return returns;
        }
    }

    record ReturnedTransfer(@NotNull SettlementId settlementId, @NotNull TransferReturn reason) {}

    record PayoutsBody(List<PayoutView> payouts) {}

    /**
     * @param release absent before the release
     * @param transfers what is in it
     * @param payable due and not held back: what a release would add
     * @param held due and held back
     * @param payees the shops of all these
     */
    record PayoutBody(
            LocalDate date,
            @Nullable PayoutView release,
            List<TransferBody> transfers,
            List<SettlementBody> payable,
            List<HeldBody> held,
            List<Payee> payees) {}

    record HeldBody(SettlementBody settlement, HoldReason reason) {
        static HeldBody of(Candidate candidate) {
            HoldReason reason = candidate.hold();
            if (reason == null) {
                throw new IllegalArgumentException("it is not held");
            }
            return new HeldBody(SettlementBody.of(candidate.settlement()), reason);
        }
    }

    /**
     * @param attempt counts the settlement's transfers from 1
     * @param reason absent unless returned
     */
    record TransferBody(
            String settlementId,
            String merchantId,
            int attempt,
            long amount,
            SettlementStatus status,
            @Nullable TransferReturn reason) {

        static TransferBody of(TransferView transfer) {
            return new TransferBody(
                    transfer.settlementId().value(),
                    transfer.merchantId().value(),
                    transfer.attempt(),
                    transfer.amount().amount(),
                    transfer.status(),
                    transfer.reason());
        }
    }
}
