package jp.nagaokapay.gateway.ledger.remote;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.LedgerClient;
import jp.nagaokapay.gateway.ledger.LedgerFeed;
import jp.nagaokapay.gateway.ledger.LedgerUnavailable;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.RestClientException;

/** Asks a ledger over HTTP, so many calls at once and no more. */
final class RemoteLedgerClient implements LedgerClient {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteLedgerClient.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final LedgerExchange ledger;
    private final Semaphore calls;
    private final Duration callWait;

    RemoteLedgerClient(LedgerExchange ledger, int callsMax, Duration callWait) {
        this.ledger = ledger;
        this.calls = new Semaphore(callsMax);
        this.callWait = callWait;
    }

    @Override
    public Reply<GatewayPayment> pay(RequestKey key, ShopTerminal terminal, PaymentOrder order) {
        return ask(() -> ledger.pay(new LedgerExchange.Pay(key, terminal, order)));
    }

    @Override
    public Reply<GatewayPayment> capture(
            RequestKey key,
            ShopTerminal terminal,
            String merchantPaymentId,
            @Nullable Long amount) {
        return ask(() ->
                ledger.capture(
                        new LedgerExchange.Capture(key, terminal, merchantPaymentId, amount)));
    }

    @Override
    public Reply<GatewayPayment> voidPayment(
            RequestKey key, ShopTerminal terminal, String merchantPaymentId) {
        return ask(() ->
                ledger.voidPayment(
                        new LedgerExchange.VoidPayment(key, terminal, merchantPaymentId)));
    }

    @Override
    public Reply<GatewayRefund> refund(RequestKey key, ShopTerminal terminal, RefundOrder order) {
        return ask(() -> ledger.refund(new LedgerExchange.Refund(key, terminal, order)));
    }

    @Override
    public Optional<GatewayPayment> find(ShopTerminal terminal, String merchantPaymentId) {
        return Optional.ofNullable(
                ask(() ->
                                ledger.find(
                                        terminal.merchantId(),
                                        terminal.terminalId(),
                                        merchantPaymentId))
                        .payment());
    }

    @Override
    public PaymentDay day(ShopTerminal terminal, LocalDate date, @Nullable Long after, int limit) {
        return ask(
                () -> ledger.day(terminal.merchantId(), terminal.terminalId(), date, after, limit));
    }

    @Override
    public PaymentDay dayOfShop(
            String merchantId, LocalDate date, @Nullable Long after, int limit) {
        return ask(() -> ledger.day(merchantId, null, date, after, limit));
    }

    @Override
    public ShopFacts shop(ShopTerminal terminal) {
        return ask(() -> ledger.shop(terminal.merchantId(), terminal.terminalId()));
    }

    @Override
    public ShopFacts shopOfOwner(String merchantId) {
        return ask(() -> ledger.shop(merchantId, null));
    }

    @Override
    public SealedOffer seal(ShopTerminal terminal, Offer offer) {
        return ask(() -> ledger.seal(new LedgerExchange.Seal(terminal, offer)));
    }

    @Override
    public Set<ShopTerminal> live(Set<ShopTerminal> terminals) {
        return ask(() -> ledger.live(new LedgerExchange.Terminals(terminals))).terminals();
    }

    @Override
    public Set<String> revokedTokens() {
        return ask(ledger::revokedTokens).ids();
    }

    @Override
    public Set<String> revokedOf(Set<String> bearers) {
        return ask(() -> ledger.revokedOf(new LedgerExchange.Bearers(bearers))).ids();
    }

    @Override
    public long record(ShopAction action) {
        return ask(() -> ledger.record(action)).actionId();
    }

    @Override
    public void record(ShopOutcome outcome) {
        ask(() -> ledger.record(outcome));
    }

    @Override
    public LedgerFeed feed(long afterPosition, int limit) {
        return ask(() -> ledger.feed(afterPosition, limit));
    }

    private <T> T ask(Supplier<T> question) {
        takeTurn();
        try {
            T answer = signedIn(question);
            if (answer == null) {
                LOG.warn("The ledger answered nothing");
                throw new LedgerUnavailable(RETRY_AFTER, null);
            }
            return answer;
        } catch (ErrorResponses.NotSignedIn | OAuth2AuthorizationException e) {
            LOG.error("The ledger does not let this gateway in: {}", e.getMessage());
            throw new LedgerUnavailable(RETRY_AFTER, e);
        } catch (RestClientException e) {
            LOG.warn("The ledger could not be asked: {}", e.getMessage());
            throw new LedgerUnavailable(RETRY_AFTER, e);
        } finally {
            calls.release();
        }
    }

    /** A token that has just ended is dropped where the answer is read; the next one is good. */
    private static <T> @Nullable T signedIn(Supplier<T> question) {
        try {
            return question.get();
        } catch (ErrorResponses.NotSignedIn e) {
            return question.get();
        }
    }

    private void takeTurn() {
        try {
            if (calls.tryAcquire(callWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LedgerUnavailable(RETRY_AFTER, null);
    }
}
