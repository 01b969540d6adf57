package jp.nagaokapay.api.gateway;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.nagaokapay.api.audit.ShopActions;
import jp.nagaokapay.api.gateway.TerminalPermissions.LiveTerminal;
import jp.nagaokapay.api.identity.tokens.RevocationList;
import jp.nagaokapay.api.shop.Offers;
import jp.nagaokapay.api.shop.PaymentOutcomes;
import jp.nagaokapay.api.shop.RegisteredShop;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.GatewayRefund;
import jp.nagaokapay.gateway.ledger.LedgerClient;
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
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.payment.PaymentList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Answers the gateway from the ledger in the same process. */
@Component
class InProcessLedgerClient implements LedgerClient {
    private final TerminalPermissions permissions;
    private final IdempotentRequests requests;
    private final ShopPayments payments;
    private final PaymentOutcomes outcomes;
    private final ShopPaymentModifications modifications;
    private final PaymentList list;
    private final Offers offers;
    private final EventLog log;
    private final ObjectProvider<RevocationList> revoked;
    private final ShopActions trail;

    InProcessLedgerClient(
            TerminalPermissions permissions,
            IdempotentRequests requests,
            ShopPayments payments,
            PaymentOutcomes outcomes,
            ShopPaymentModifications modifications,
            PaymentList list,
            Offers offers,
            EventLog log,
            ObjectProvider<RevocationList> revoked,
            ShopActions trail) {
        this.permissions = permissions;
        this.requests = requests;
        this.payments = payments;
        this.outcomes = outcomes;
        this.modifications = modifications;
        this.list = list;
        this.offers = offers;
        this.log = log;
        this.revoked = revoked;
        this.trail = trail;
    }

    @Override
    public Reply<GatewayPayment> pay(RequestKey key, ShopTerminal terminal, PaymentOrder order) {
        return deciding(
                terminal,
                live -> {
                    var reply =
                            once(
                                    key,
                                    PaymentReceipt.class,
                                    k -> outcomes.counted(() -> payments.pay(k, live, order)));
                    return new Reply<>(
                            GatewayViews.payment(reply.answer().payment()), reply.replayed());
                });
    }

    @Override
    public Reply<GatewayPayment> capture(
            RequestKey key,
            ShopTerminal terminal,
            String merchantPaymentId,
            @Nullable Long amount) {
        return deciding(
                terminal,
                live -> {
                    var located = payments.require(live.merchantId(), merchantPaymentId);
                    var reply =
                            once(
                                    key,
                                    PaymentReceipt.class,
                                    k -> modifications.capture(k, live, located, amount));
                    return new Reply<>(
                            GatewayViews.payment(reply.answer().payment()), reply.replayed());
                });
    }

    @Override
    public Reply<GatewayPayment> voidPayment(
            RequestKey key, ShopTerminal terminal, String merchantPaymentId) {
        return deciding(
                terminal,
                live -> {
                    var reply =
                            once(
                                    key,
                                    Object.class,
                                    k -> modifications.voidOrClose(k, live, merchantPaymentId));
                    return new Reply<>(
                            reply.answer() instanceof PaymentReceipt receipt
                                    ? GatewayViews.payment(receipt.payment())
                                    : GatewayPayment.closed(
                                            live.merchantId().value(), merchantPaymentId),
                            reply.replayed());
                });
    }

    @Override
    public Reply<GatewayRefund> refund(RequestKey key, ShopTerminal terminal, RefundOrder order) {
        return deciding(
                terminal,
                live -> {
                    var located = payments.require(live.merchantId(), order.merchantPaymentId());
                    var reply =
                            once(
                                    key,
                                    RefundReceipt.class,
                                    k -> modifications.refund(k, live, located, order));
                    return new Reply<>(GatewayViews.refund(reply.answer()), reply.replayed());
                });
    }

    @Override
    public Optional<GatewayPayment> find(ShopTerminal terminal, String merchantPaymentId) {
        return GatewayRefusals.of(() ->
                payments.find(permissions.requireLive(terminal).merchantId(), merchantPaymentId));
    }

    @Override
    public PaymentDay day(ShopTerminal terminal, LocalDate date, @Nullable Long after, int limit) {
        return GatewayRefusals.of(() ->
                GatewayViews.day(
                        list.day(
                                permissions.requireLive(terminal).merchantId(),
                                date,
                                after,
                                limit)));
    }

    @Override
    public PaymentDay dayOfShop(
            String merchantId, LocalDate date, @Nullable Long after, int limit) {
        return GatewayRefusals.of(
                () -> GatewayViews.day(list.day(new MerchantId(merchantId), date, after, limit)));
    }

    @Override
    public SealedOffer seal(ShopTerminal terminal, Offer offer) {
        return GatewayRefusals.of(() -> {
            LiveTerminal live = permissions.requireLive(terminal);
            permissions.requireLive(new ShopTerminal(offer.merchantId(), terminal.terminalId()));
            var shop = permissions.requireMayTake(live, Yen.of(offer.amount()));
            return new SealedOffer(offer, RegisteredShop.facts(shop), offers.seal(offer));
        });
    }

    @Override
    public Set<ShopTerminal> live(Set<ShopTerminal> terminals) {
        return GatewayRefusals.of(() ->
                terminals.stream()
                        .filter(permissions::isLive)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public ShopFacts shop(ShopTerminal terminal) {
        return GatewayRefusals.of(
                () -> RegisteredShop.facts(permissions.requireApproved(terminal)));
    }

    @Override
    public ShopFacts shopOfOwner(String merchantId) {
        return GatewayRefusals.of(() ->
                RegisteredShop.facts(permissions.requireApproved(new MerchantId(merchantId))));
    }

    @Override
    public Set<String> revokedTokens() {
        return GatewayRefusals.of(() ->
                revoked.stream()
                        .map(RevocationList::read)
                        .flatMap(Set::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Set<String> revokedOf(Set<String> bearers) {
        return GatewayRefusals.of(() ->
                revoked.stream()
                        .map(list -> list.of(bearers))
                        .flatMap(Set::stream)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public long record(ShopAction action) {
        return GatewayRefusals.of(() ->
                trail.begin(
                        action.who(),
                        action.program(),
                        action.method(),
                        action.path(),
                        action.ids()));
    }

    @Override
    public void record(ShopOutcome outcome) {
        GatewayRefusals.of(() -> {
            trail.end(outcome.actionId(), outcome.status(), outcome.code(), outcome.made());
            return outcome;
        });
    }

    @Override
    public LedgerFeed feed(long afterPosition, int limit) {
        return GatewayRefusals.of(() -> PaymentFeed.read(log, afterPosition, limit));
    }

    private <T> T deciding(ShopTerminal terminal, Function<LiveTerminal, T> decision) {
        return GatewayRefusals.of(() -> permissions.deciding(terminal, decision));
    }

    private <T> IdempotentRequests.Reply<T> once(
            RequestKey key, Class<T> type, Attempt<T> attempt) {
        var ledgerKey = new jp.nagaokapay.ledger.shared.message.RequestKey(key.key(), key.hash());
        Supplier<T> run = () -> attempt.run(ledgerKey);
        return requests.commandOnce(ledgerKey, type, run);
    }

    private interface Attempt<T> {
        T run(jp.nagaokapay.ledger.shared.message.RequestKey key);
    }
}
