package jp.nagaokapay.gateway.ledger.remote;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.LedgerFeed;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.gateway.ledger.RefundOrder;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.ledger.RequestKey;
import jp.nagaokapay.gateway.ledger.SealedOffer;
import jp.nagaokapay.gateway.ledger.ShopAction;
import jp.nagaokapay.gateway.ledger.ShopOutcome;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The wire between a gateway and a ledger, said once for both ends: the gateway's client is made
 * from it and the ledger's controller implements it. Refusals are problems with a {@code code}.
 */
@HttpExchange("/internal/v1")
public interface LedgerExchange {
    @PostExchange("/payments")
    Reply<GatewayPayment> pay(@Valid @RequestBody Pay request);

    @PostExchange("/captures")
    Reply<GatewayPayment> capture(@Valid @RequestBody Capture request);

    @PostExchange("/voids")
    Reply<GatewayPayment> voidPayment(@Valid @RequestBody VoidPayment request);

    @PostExchange("/refunds")
    Reply<GatewayRefund> refund(@Valid @RequestBody Refund request);

    @GetExchange("/payment")
    Found find(
            @RequestParam String merchantId,
            @RequestParam String terminalId,
            @RequestParam String merchantPaymentId);

    /** A terminal's question when it names one, else the owner's. */
    @GetExchange("/payments")
    PaymentDay day(
            @RequestParam String merchantId,
            @RequestParam(required = false) @Nullable String terminalId,
            @RequestParam LocalDate date,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam @Min(1) @Max(500) int limit);

    @GetExchange("/shop")
    ShopFacts shop(
            @RequestParam String merchantId,
            @RequestParam(required = false) @Nullable String terminalId);

    @PostExchange("/seals")
    SealedOffer seal(@Valid @RequestBody Seal request);

    @PostExchange("/live-terminals")
    Terminals live(@Valid @RequestBody Terminals terminals);

    @GetExchange("/revoked-tokens")
    Revoked revokedTokens();

    @PostExchange("/revoked-bearers")
    Bearers revokedOf(@Valid @RequestBody Bearers bearers);

    @PostExchange("/shop-actions")
    Recorded record(@Valid @RequestBody ShopAction action);

    @PostExchange("/shop-outcomes")
    Recorded record(@Valid @RequestBody ShopOutcome outcome);

    @GetExchange("/feed")
    LedgerFeed feed(@RequestParam @Min(0) long after, @RequestParam @Min(1) @Max(1_000) int limit);

    record Pay(
            @NotNull RequestKey key, @NotNull ShopTerminal terminal, @NotNull PaymentOrder order) {}

    /**
     * @param amount in yen; absent takes all
     */
    record Capture(
            @NotNull RequestKey key,
            @NotNull ShopTerminal terminal,
            @NotBlank String merchantPaymentId,
            @Nullable Long amount) {}

    record VoidPayment(
            @NotNull RequestKey key,
            @NotNull ShopTerminal terminal,
            @NotBlank String merchantPaymentId) {}

    record Refund(
            @NotNull RequestKey key, @NotNull ShopTerminal terminal, @NotNull RefundOrder order) {}

    record Seal(@NotNull ShopTerminal terminal, @NotNull Offer offer) {}

    /**
     * @param payment absent when the ledger knows none by that id
     */
    record Found(@Nullable GatewayPayment payment) {}

    record Revoked(@NotNull Set<String> ids) {}

    record Bearers(@NotNull @Size(max = 1_000) Set<String> ids) {}

    record Recorded(long actionId) {}

    record Terminals(@NotNull @Size(max = 1_000) Set<ShopTerminal> terminals) {}
}
