package jp.nagaokapay.api.counter;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.ChargeBody;
import jp.nagaokapay.api.web.IdempotentCharges;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Charges for cash, and their reversal when a clerk made a mistake. */
@RestController
@RequestMapping("/counter/v1/charges")
class CounterController {
    private final IdempotentCharges charging;
    private final CounterCharges charges;
    private final CashDesk desk;
    private final Charges ledger;
    private final AuditedIds record;

    CounterController(
            IdempotentCharges charging,
            CounterCharges charges,
            CashDesk desk,
            Charges ledger,
            AuditedIds record) {
        this.charging = charging;
        this.charges = charges;
        this.desk = desk;
        this.ledger = ledger;
        this.record = record;
    }

    @PostMapping
    ResponseEntity<ChargeBody> chargeForCash(
            Caller caller, IdempotencyKey key, @Valid @RequestBody CounterOrder order) {
        RequestKey request = RequestKeys.of(caller.subject(), key, order);
        ResponseEntity<ChargeBody> answer =
                charging.charge(
                        request,
                        order.walletId(),
                        () ->
                                desk.charge(
                                        caller.person(),
                                        order.walletId(),
                                        Yen.of(order.amount()),
                                        request,
                                        chargeId -> charge(order, chargeId, request)));
        record.names("chargeId", new ChargeId(requireNonNull(answer.getBody()).chargeId()));
        return answer;
    }

    private ChargeReceipt charge(CounterOrder order, ChargeId chargeId, RequestKey request) {
        record.names("chargeId", chargeId);
        return ledger.charge(
                new RequestCharge(
                        order.walletId(),
                        chargeId,
                        Yen.of(order.amount()),
                        Channel.COUNTER,
                        order.receiptNumber(),
                        request.key()),
                request);
    }

    @PostMapping("/{chargeId}/reversal")
    ResponseEntity<ChargeBody> reverseCounterCharge(
            Caller caller, IdempotencyKey key, @PathVariable ChargeId chargeId) {
        ReverseCharge command = new ReverseCharge(charges.walletOf(chargeId), chargeId);
        return desk.reverse(chargeId, () -> charging.reverse(caller.subject(), key, command));
    }

    /**
     * @param amount whole yen
     * @param receiptNumber the number on the receipt; charges once
     */
    record CounterOrder(
            @NotNull WalletId walletId,
            @NotNull @Min(1) Long amount,
            @NotNull @Pattern(regexp = "[\\x21-\\x7E]{1,100}") String receiptNumber) {}
}
