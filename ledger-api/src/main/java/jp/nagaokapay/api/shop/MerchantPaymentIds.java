package jp.nagaokapay.api.shop;

import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NEW;
import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_NOT_VOIDED;

import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantEvent.PaymentIdClosed;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.request.BillCode;
import jp.nagaokapay.ledger.request.BillRule;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.Located;
import org.springframework.stereotype.Component;

/**
 * Shops' own payment ids ({@code merchantPaymentId}): each can be used once, whether it was paid,
 * voided or closed.
 */
@Component
public class MerchantPaymentIds {
    private final Ledger ledger;
    private final Wallets wallets;
    private final EventLog keys;

    MerchantPaymentIds(Ledger ledger, Wallets wallets, EventLog keys) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.keys = keys;
    }

    /** Refuses ids of the payments that pay bills, which no shop gives out itself. */
    public static void requireUnreserved(String merchantPaymentId) {
        BillRule.PAYMENT_ID_IS_NOT_RESERVED.require(BillCode.paidBy(merchantPaymentId).isEmpty());
    }

    /** Why the shop cannot use an id for a new payment, shown to the shop; empty when it can. */
    public Optional<RuntimeException> taken(MerchantId merchantId, String merchantPaymentId) {
        return wallets.locate(merchantId, merchantPaymentId)
                .map(located -> refusal(located, true))
                .or(() -> closed(merchantId, merchantPaymentId));
    }

    /** The same, shown to a payer, who sees the payment only when it is of the own wallet. */
    Optional<RuntimeException> taken(
            MerchantId merchantId, String merchantPaymentId, WalletId payer) {
        return wallets.locate(merchantId, merchantPaymentId)
                .map(located -> refusal(located, located.walletId().equals(payer)))
                .or(() -> closed(merchantId, merchantPaymentId));
    }

    /** Whether the shop gave the id up before any payment came. */
    public boolean isClosed(MerchantId merchantId, String merchantPaymentId) {
        return keys.find(PaymentRequest.key(merchantId, merchantPaymentId))
                .filter(found -> found.event() instanceof PaymentIdClosed)
                .isPresent();
    }

    /**
     * A duplicate of the same request that another node has just finished counts as that, whatever
     * key was met first: it is to be answered, not refused.
     */
    public Optional<RuntimeException> afresh(Duplicate duplicate, RequestKey key) {
        if (duplicate.kind() == Duplicate.Key.IDEMPOTENCY) {
            return Optional.of(duplicate);
        }
        return ledger.recorded(key.key())
                .map(_ -> new Duplicate(Duplicate.Key.IDEMPOTENCY, key.key()));
    }

    private static RuntimeException refusal(Located located, boolean shown) {
        return new Refused(
                located.payment().status() == PaymentStatus.VOIDED
                        ? PAYMENT_IS_NOT_VOIDED
                        : PAYMENT_IS_NEW,
                shown ? Map.of("payment", located.payment()) : Map.of());
    }

    private Optional<RuntimeException> closed(MerchantId merchantId, String merchantPaymentId) {
        return isClosed(merchantId, merchantPaymentId)
                ? Optional.of(new Refused(PAYMENT_IS_NOT_VOIDED))
                : Optional.empty();
    }
}
