package jp.nagaokapay.api.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.ChargeBody;
import jp.nagaokapay.api.web.IdempotentCharges;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Charging one's own wallet (チャージ) by card, bank or cash machine. */
@RestController
@RequestMapping("/api/v1/wallet/charges")
class ChargeController {
    private final IdempotentCharges charging;
    private final Wallets wallets;

    ChargeController(IdempotentCharges charging, Wallets wallets) {
        this.charging = charging;
        this.wallets = wallets;
    }

    @PostMapping
    ResponseEntity<ChargeBody> chargeWallet(
            Caller caller, IdempotencyKey key, @Valid @RequestBody ChargeOrder order) {
        WalletId walletId = caller.requireWallet();
        return charging.charge(
                walletId.value(),
                key,
                order,
                new RequestCharge(
                        walletId,
                        ChargeId.next(),
                        Yen.of(order.amount()),
                        Channel.valueOf(order.channel().name()),
                        order.fundingReference(),
                        key.value()));
    }

    @GetMapping("/{chargeId}")
    ChargeBody getCharge(Caller caller, @PathVariable ChargeId chargeId) {
        return wallets.charge(caller.requireWallet(), chargeId)
                .map(ChargeBody::of)
                .orElseThrow(() -> ProblemException.notFound("CHARGE_NOT_FOUND"));
    }

    /**
     * @param amount whole yen
     * @param fundingReference the provider's reference, unique per charge
     */
    record ChargeOrder(
            @NotNull @Min(1) Long amount,
            @NotNull SelfService channel,
            @NotNull @Pattern(regexp = "[\\x21-\\x7E]{1,100}") String fundingReference) {}

    /** The channels that a resident can use alone. */
    enum SelfService {
        CREDIT_CARD,
        BANK,
        ATM
    }
}
