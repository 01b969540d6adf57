package jp.nagaokapay.api.resident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receipts of payments, made from what the log says of each; so an old one is as good. */
@Component
class PaymentReceipts {
    private static final String PAYMENT_ID = "paymentId";

    private final Wallets wallets;
    private final EventLog log;
    private final MerchantList merchants;
    private final Issuer issuer;

    PaymentReceipts(Wallets wallets, EventLog log, MerchantList merchants, Issuer issuer) {
        this.wallets = wallets;
        this.log = log;
        this.merchants = merchants;
        this.issuer = issuer;
    }

    /**
     * Empty when the wallet has no such payment; throws {@link
     * jp.nagaokapay.ledger.shared.message.Refused} for one that took nothing.
     */
    Optional<PaymentReceiptBody> find(WalletId walletId, PaymentId paymentId) {
        return wallets.payment(walletId, paymentId).map(payment -> receipt(walletId, payment));
    }

    private PaymentReceiptBody receipt(WalletId walletId, Payment payment) {
        WalletRule.PAYMENT_IS_CAPTURED.require(!payment.captured().isZero());
        Instant paidAt = payment.authorizedAt();
        List<PaymentReceiptBody.ReceiptRefund> refunds = new ArrayList<>();
        for (var event :
                log.ofAggregate(walletId.value(), PAYMENT_ID, payment.paymentId().value())) {
            if (event instanceof PaymentMade || event instanceof PaymentCaptured) {
                paidAt = event.occurredAt();
            } else if (event instanceof PaymentRefunded e) {
                refunds.add(
                        new PaymentReceiptBody.ReceiptRefund(
                                e.occurredAt(),
                                e.amount().amount(),
                                LotPart.total(e.lapsed()).amount()));
            }
        }
        return new PaymentReceiptBody(
                payment.paymentId(),
                payment.merchantPaymentId(),
                issuer.name(),
                payment.merchantId(),
                nameOf(payment.merchantId()),
                paidAt,
                payment.status(),
                payment.captured().amount(),
                payment.paid().amount(),
                payment.points().amount(),
                payment.refunded().amount(),
                List.copyOf(refunds));
    }

    private @Nullable String nameOf(MerchantId merchantId) {
        MerchantList.Listed shop = merchants.find(List.of(merchantId)).get(merchantId);
        return shop == null ? null : shop.profile().name();
    }
}
