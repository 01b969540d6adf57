package jp.nagaokapay.api.gateway;

import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_OPEN;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jp.nagaokapay.api.gateway.TerminalPermissions.LiveTerminal;
import jp.nagaokapay.api.shop.MerchantPaymentIds;
import jp.nagaokapay.gateway.ledger.RefundOrder;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ClosePaymentId;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentStep;
import jp.nagaokapay.ledger.wallet.RefundId;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.WalletCommand.CapturePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.RefundPayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.VoidPayment;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.Located;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Captures, voids and refunds a shop's payment. Each is one attempt under the caller's key, and
 * each refusal shows the payment as it stands, so that a terminal knows what to do next.
 */
@Component
class ShopPaymentModifications {
    private static final String PAYMENT = "payment";

    private final Ledger ledger;
    private final Wallets wallets;
    private final TerminalPermissions permissions;
    private final MerchantPaymentIds ids;

    ShopPaymentModifications(
            Ledger ledger,
            Wallets wallets,
            TerminalPermissions permissions,
            MerchantPaymentIds ids) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.permissions = permissions;
        this.ids = ids;
    }

    PaymentReceipt capture(
            RequestKey key, LiveTerminal live, Located located, @Nullable Long amount) {
        var capture =
                new CapturePayment(
                        located.walletId(),
                        located.payment().paymentId(),
                        amount == null ? null : Yen.of(amount),
                        permissions.requireApproved(live).asRead());
        return modified(key, located, () -> ledger.send(capture, key));
    }

    /** Voids the payment; closes the id for ever where the ledger knows no payment by it. */
    Object voidOrClose(RequestKey key, LiveTerminal live, String merchantPaymentId) {
        MerchantId merchantId = live.merchantId();
        Optional<Located> located = wallets.locate(merchantId, merchantPaymentId);
        if (located.isPresent()) {
            return voidPayment(key, live, located.get());
        }
        try {
            return ledger.send(
                    new ClosePaymentId(merchantId, merchantPaymentId, live.shopAsRead()), key);
        } catch (Duplicate duplicate) {
            Optional<RuntimeException> afresh = ids.afresh(duplicate, key);
            if (afresh.isPresent()) {
                throw afresh.get();
            }
            // The late request came in between, or the id was closed before.
            Optional<Located> late = wallets.locate(merchantId, merchantPaymentId);
            return late.isPresent() ? voidPayment(key, live, late.get()) : merchantId;
        }
    }

    private PaymentReceipt voidPayment(RequestKey key, LiveTerminal live, Located located) {
        var command =
                new VoidPayment(
                        located.walletId(), located.payment().paymentId(), live.shopAsRead());
        return modified(key, located, () -> ledger.send(command, key));
    }

    RefundReceipt refund(RequestKey key, LiveTerminal live, Located located, RefundOrder order) {
        return refundAsRead(key, live.shopAsRead(), located, order);
    }

    /** The same for the shop itself, which may refund in whatever status it is. */
    RefundReceipt refund(RequestKey key, Located located, RefundOrder order) {
        return refundAsRead(key, null, located, order);
    }

    private RefundReceipt refundAsRead(
            RequestKey key, @Nullable ReadVersion shopAsRead, Located located, RefundOrder order) {
        var refund =
                new RefundPayment(
                        located.walletId(),
                        located.payment().paymentId(),
                        located.payment().merchantId(),
                        RefundId.next(),
                        order.merchantRefundId(),
                        Yen.of(order.amount()),
                        shopAsRead);
        return showing(
                located,
                () -> {
                    try {
                        return ledger.send(refund, key);
                    } catch (Duplicate duplicate) {
                        throw ids.afresh(duplicate, key)
                                .orElseGet(() -> new Refused(ShopPaymentRule.REFUND_IS_NEW));
                    }
                });
    }

    /** Capture and void share one key in the log: whoever comes second learns who was first. */
    private PaymentReceipt modified(
            RequestKey key, Located located, Supplier<PaymentReceipt> send) {
        return showing(
                located,
                () -> {
                    try {
                        return send.get();
                    } catch (Duplicate duplicate) {
                        throw ids.afresh(duplicate, key)
                                .orElseGet(() -> new Refused(whyNotOpen(located)));
                    }
                });
    }

    private Rule whyNotOpen(Located located) {
        return PaymentStep.CAPTURE.refusal(now(located).status()).orElse(PAYMENT_IS_OPEN);
    }

    private <T> T showing(Located located, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (Refused refusal) {
            Map<String, Object> details = new LinkedHashMap<>(refusal.details());
            details.put(PAYMENT, now(located));
            throw new Refused(refusal.rule(), details, refusal.replayed());
        }
    }

    private Payment now(Located located) {
        Payment before = located.payment();
        return wallets.locate(before.merchantId(), before.merchantPaymentId())
                .map(Located::payment)
                .orElse(before);
    }
}
