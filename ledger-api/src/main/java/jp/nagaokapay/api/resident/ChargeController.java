package jp.nagaokapay.api.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.terms.Consents;
import jp.nagaokapay.api.web.ChargeBody;
import jp.nagaokapay.api.web.IdempotentCharges;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
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
    private final Charges charges;
    private final Wallets wallets;
    private final Residents residents;
    private final Consents consents;

    ChargeController(
            IdempotentCharges charging,
            Charges charges,
            Wallets wallets,
            Residents residents,
            Consents consents) {
        this.charging = charging;
        this.charges = charges;
        this.wallets = wallets;
        this.residents = residents;
        this.consents = consents;
    }

    @PostMapping
    ResponseEntity<ChargeBody> chargeWallet(
            Caller caller, IdempotencyKey key, @Valid @RequestBody ChargeOrder order) {
        WalletId walletId = caller.requireWallet();
        Channel channel = Channel.valueOf(order.channel().name());
        ChargeId chargeId = ChargeId.next();
        RequestCharge command =
                new RequestCharge(
                        walletId,
                        chargeId,
                        Yen.of(order.amount()),
                        channel,
                        reference(order, channel, chargeId),
                        key.value());
        RequestKey request = RequestKeys.of(walletId.value(), key, order);
        return charging.charge(
                request,
                _ -> walletId,
                () -> {
                    requireConsents(walletId);
                    return charges.charge(command, request);
                });
    }

    private void requireConsents(WalletId walletId) {
        residents
                .holderOf(walletId)
                .ifPresent(holder -> consents.requireForCharging(holder.residentId().value()));
    }

    /** A provider with a page of its own knows a charge by its chargeId, whatever was sent. */
    private String reference(ChargeOrder order, Channel channel, ChargeId chargeId) {
        if (!charges.needsReference(channel)) {
            return chargeId.value();
        }
        if (order.fundingReference() != null) {
            return order.fundingReference();
        }
        if (!charges.hasPage(channel)) {
            throw ProblemException.invalid("fundingReference", "NOT_NULL");
        }
        return chargeId.value();
    }

    /** Of one that waits for its provider, the provider is asked, though not at every look. */
    @GetMapping("/{chargeId}")
    ChargeBody getCharge(Caller caller, @PathVariable ChargeId chargeId) {
        WalletId walletId = caller.requireWallet();
        return wallets.charge(walletId, chargeId)
                .map(charge -> charges.follow(walletId, charge))
                .map(charge -> ChargeBody.of(charge, charges.continueAt(charge).orElse(null)))
                .orElseThrow(() -> ProblemException.notFound("CHARGE_NOT_FOUND"));
    }

    /**
     * @param amount whole yen
     * @param fundingReference the provider's reference, unique per charge; not needed where the
     *     channel's provider has a page of its own
     */
    record ChargeOrder(
            @NotNull @Min(1) Long amount,
            @NotNull SelfService channel,
            @Nullable @Pattern(regexp = "[\\x21-\\x7E]{1,100}") String fundingReference) {}

    /** The channels that a resident can use alone. */
    enum SelfService {
        CREDIT_CARD,
        BANK,
        ATM
    }
}
