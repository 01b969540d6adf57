package jp.nagaokapay.api.gateway;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.nagaokapay.api.shop.Offers;
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
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.payment.PaymentList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the gateway from the ledger in the same process. */
@Component
class InProcessLedgerClient implements LedgerClient {
    private final TerminalPermissions standing;
    private final IdempotentRequests requests;
    private final ShopPayments payments;
    private final ShopPaymentEndings endings;
    private final PaymentList list;
    private final Offers offers;
    private final EventLog log;

    InProcessLedgerClient(
            TerminalPermissions standing,
            IdempotentRequests requests,
            ShopPayments payments,
            ShopPaymentEndings endings,
            PaymentList list,
            Offers offers,
            EventLog log) {
        this.standing = standing;
        this.requests = requests;
        this.payments = payments;
        this.endings = endings;
        this.list = list;
        this.offers = offers;
        this.log = log;
    }

    @Override
    public Reply<GatewayPayment> pay(RequestKey key, ShopTerminal terminal, PaymentOrder order) {
        return PortOutcomes.of(() -> {
            TerminalPermissions.Till till = standing.requireLive(terminal);
            var reply = once(key, PaymentReceipt.class, k -> payments.pay(k, till, order));
            return new Reply<>(PortViews.payment(reply.answer().payment()), reply.replayed());
        });
    }

    @Override
    public Reply<GatewayPayment> capture(
            RequestKey key,
            ShopTerminal terminal,
            String merchantPaymentId,
            @Nullable Long amount) {
        return PortOutcomes.of(() -> {
            TerminalPermissions.Till till = standing.requireLive(terminal);
            var located = payments.require(till.merchantId(), merchantPaymentId);
            var reply =
                    once(key, PaymentReceipt.class, k -> endings.capture(k, till, located, amount));
            return new Reply<>(PortViews.payment(reply.answer().payment()), reply.replayed());
        });
    }

    @Override
    public Reply<GatewayPayment> voidPayment(
            RequestKey key, ShopTerminal terminal, String merchantPaymentId) {
        return PortOutcomes.of(() -> {
            MerchantId merchantId = standing.requireLive(terminal).merchantId();
            var reply =
                    once(
                            key,
                            Object.class,
                            k -> endings.voidOrClose(k, merchantId, merchantPaymentId));
            return new Reply<>(
                    reply.answer() instanceof PaymentReceipt receipt
                            ? PortViews.payment(receipt.payment())
                            : GatewayPayment.closed(merchantId.value(), merchantPaymentId),
                    reply.replayed());
        });
    }

    @Override
    public Reply<GatewayRefund> refund(RequestKey key, ShopTerminal terminal, RefundOrder order) {
        return PortOutcomes.of(() -> {
            MerchantId merchantId = standing.requireLive(terminal).merchantId();
            var located = payments.require(merchantId, order.merchantPaymentId());
            var reply =
                    once(
                            key,
                            RefundReceipt.class,
                            k -> endings.refund(k, merchantId, located, order));
            return new Reply<>(PortViews.refund(reply.answer()), reply.replayed());
        });
    }

    @Override
    public Optional<GatewayPayment> find(ShopTerminal terminal, String merchantPaymentId) {
        return PortOutcomes.of(() ->
                payments.find(standing.requireLive(terminal).merchantId(), merchantPaymentId));
    }

    @Override
    public PaymentDay day(ShopTerminal terminal, LocalDate date, @Nullable Long after, int limit) {
        return PortOutcomes.of(() ->
                PortViews.day(
                        list.day(standing.requireLive(terminal).merchantId(), date, after, limit)));
    }

    @Override
    public PaymentDay dayOfShop(
            String merchantId, LocalDate date, @Nullable Long after, int limit) {
        return PortOutcomes.of(
                () -> PortViews.day(list.day(new MerchantId(merchantId), date, after, limit)));
    }

    @Override
    public SealedOffer seal(ShopTerminal terminal, Offer offer) {
        return PortOutcomes.of(() -> {
            TerminalPermissions.Till till = standing.requireLive(terminal);
            standing.requireLive(new ShopTerminal(offer.merchantId(), terminal.terminalId()));
            standing.requireWithinLimit(till, Yen.of(offer.amount()));
            var shop = standing.requireApproved(till.merchantId());
            return new SealedOffer(offer, PortViews.shop(shop), offers.seal(offer));
        });
    }

    @Override
    public Set<ShopTerminal> live(Set<ShopTerminal> terminals) {
        return PortOutcomes.of(() ->
                terminals.stream()
                        .filter(standing::isLive)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public ShopFacts shop(ShopTerminal terminal) {
        return PortOutcomes.of(() -> PortViews.shop(standing.requireApproved(terminal)));
    }

    @Override
    public LedgerFeed feed(long afterPosition, int limit) {
        return PortOutcomes.of(() -> PaymentFeed.read(log, afterPosition, limit));
    }

    private <T> IdempotentRequests.Reply<T> once(
            RequestKey key, Class<T> type, Attempt<T> attempt) {
        var ledgerKey = new jp.nagaokapay.ledger.shared.message.RequestKey(key.key(), key.hash());
        Supplier<T> run = () -> attempt.run(ledgerKey);
        return requests.once(ledgerKey, type, run);
    }

    private interface Attempt<T> {
        T run(jp.nagaokapay.ledger.shared.message.RequestKey key);
    }
}
