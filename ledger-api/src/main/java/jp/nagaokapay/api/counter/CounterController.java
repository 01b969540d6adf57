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
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
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
    private final AuditedIds record;

    CounterController(IdempotentCharges charging, CounterCharges charges, AuditedIds record) {
        this.charging = charging;
        this.charges = charges;
        this.record = record;
    }

    @PostMapping
    ResponseEntity<ChargeBody> chargeForCash(
            Caller caller, IdempotencyKey key, @Valid @RequestBody CounterOrder order) {
        ChargeId chargeId = ChargeId.next();
        charges.remember(chargeId, order.walletId());
        record.names("chargeId", chargeId);
        ResponseEntity<ChargeBody> answer =
                charging.charge(
                        caller.subject(),
                        key,
                        order,
                        new RequestCharge(
                                order.walletId(),
                                chargeId,
                                Yen.of(order.amount()),
                                Channel.COUNTER,
                                order.receiptNumber(),
                                key.of(caller.subject())));
        record.names("chargeId", new ChargeId(requireNonNull(answer.getBody()).chargeId()));
        return answer;
    }

    @PostMapping("/{chargeId}/reversal")
    ResponseEntity<ChargeBody> reverseCounterCharge(
            Caller caller, IdempotencyKey key, @PathVariable ChargeId chargeId) {
        return charging.reverse(
                caller.subject(), key, new ReverseCharge(charges.walletOf(chargeId), chargeId));
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
