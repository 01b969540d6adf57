package jp.nagaokapay.api.gateway;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerFeed;
import jp.nagaokapay.gateway.ledger.PaymentDay;
import jp.nagaokapay.gateway.ledger.Reply;
import jp.nagaokapay.gateway.ledger.SealedOffer;
import jp.nagaokapay.gateway.ledger.ShopAction;
import jp.nagaokapay.gateway.ledger.ShopOutcome;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.ledger.remote.LedgerExchange;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves {@code /internal/v1}, at the {@link InternalPort} alone; hidden from the API document,
 * which is for callers other than the gateway.
 */
@Hidden
@RestController
class LedgerExchangeController implements LedgerExchange {
    private final LedgerClient ledger;

    LedgerExchangeController(LedgerClient ledger) {
        this.ledger = ledger;
    }

    @Override
    public Reply<GatewayPayment> pay(Pay request) {
        return ledger.pay(request.key(), request.terminal(), request.order());
    }

    @Override
    public Reply<GatewayPayment> capture(Capture request) {
        return ledger.capture(
                request.key(), request.terminal(), request.merchantPaymentId(), request.amount());
    }

    @Override
    public Reply<GatewayPayment> voidPayment(VoidPayment request) {
        return ledger.voidPayment(request.key(), request.terminal(), request.merchantPaymentId());
    }

    @Override
    public Reply<GatewayRefund> refund(Refund request) {
        return ledger.refund(request.key(), request.terminal(), request.order());
    }

    @Override
    public Found find(String merchantId, String terminalId, String merchantPaymentId) {
        return new Found(
                ledger.find(new ShopTerminal(merchantId, terminalId), merchantPaymentId)
                        .orElse(null));
    }

    @Override
    public PaymentDay day(
            String merchantId,
            @Nullable String terminalId,
            LocalDate date,
            @Nullable Long after,
            int limit) {
        return terminalId == null
                ? ledger.dayOfShop(merchantId, date, after, limit)
                : ledger.day(new ShopTerminal(merchantId, terminalId), date, after, limit);
    }

    @Override
    public ShopFacts shop(String merchantId, @Nullable String terminalId) {
        return terminalId == null
                ? ledger.shopOfOwner(merchantId)
                : ledger.shop(new ShopTerminal(merchantId, terminalId));
    }

    @Override
    public SealedOffer seal(Seal request) {
        return ledger.seal(request.terminal(), request.offer());
    }

    @Override
    public Terminals live(Terminals terminals) {
        return new Terminals(ledger.live(terminals.terminals()));
    }

    @Override
    public Revoked revokedTokens() {
        return new Revoked(ledger.revokedTokens());
    }

    @Override
    public Bearers revokedOf(Bearers bearers) {
        return new Bearers(ledger.revokedOf(bearers.ids()));
    }

    @Override
    public Recorded record(ShopAction action) {
        return new Recorded(ledger.record(action));
    }

    @Override
    public Recorded record(ShopOutcome outcome) {
        ledger.record(outcome);
        return new Recorded(outcome.actionId());
    }

    @Override
    public LedgerFeed feed(long after, int limit) {
        return ledger.feed(after, limit);
    }
}
