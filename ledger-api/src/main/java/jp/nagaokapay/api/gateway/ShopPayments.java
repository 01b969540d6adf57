package jp.nagaokapay.api.gateway;

import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_KNOWN;
import static jp.nagaokapay.ledger.wallet.code.CodeRule.CODE_IS_KNOWN;

import java.util.Optional;
import jp.nagaokapay.api.gateway.TerminalPermissions.LiveTerminal;
import jp.nagaokapay.api.offline.OfflineKeys;
import jp.nagaokapay.api.shop.MerchantPaymentIds;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.ledger.merchant.MerchantDirectory.Entry;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.PaymentRequest.PresentedCode;
import jp.nagaokapay.ledger.wallet.WalletCommand.AuthorizePayment;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.Located;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.LiveCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts payments by customer-presented codes, and finds them again by the shop's own id. */
@Component
class ShopPayments {
    private final Ledger ledger;
    private final Wallets wallets;
    private final PaymentCodes codes;
    private final OfflineKeys offline;
    private final TerminalPermissions permissions;
    private final MerchantPaymentIds ids;

    ShopPayments(
            Ledger ledger,
            Wallets wallets,
            PaymentCodes codes,
            OfflineKeys offline,
            TerminalPermissions permissions,
            MerchantPaymentIds ids) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.codes = codes;
        this.offline = offline;
        this.permissions = permissions;
        this.ids = ids;
    }

    /** One attempt under the caller's key. */
    PaymentReceipt pay(RequestKey key, LiveTerminal live, PaymentOrder order) {
        MerchantPaymentIds.requireUnreserved(order.merchantPaymentId());
        Entry shop = permissions.requireMayTake(live, Yen.of(order.amount()));
        LiveCode code =
                codes.find(order.codeNumber())
                        .or(() -> offline.find(order.codeNumber()))
                        .orElseThrow(() ->
                                ids.taken(live.merchantId(), order.merchantPaymentId())
                                        .orElseGet(() -> new Refused(CODE_IS_KNOWN)));
        PaymentRequest request =
                new PaymentRequest(
                        PaymentId.next(),
                        order.merchantPaymentId(),
                        live.merchantId(),
                        shop.profile().shopClass(),
                        onReceipt(live, order.terminalId()),
                        PaymentMode.CPM,
                        Yen.of(order.amount()),
                        new PresentedCode(code.codeId(), code.expiresAt()),
                        order.agreeSimilarPayment(),
                        shop.asRead());
        try {
            return order.capture()
                    ? ledger.send(new Pay(code.walletId(), request), key)
                    : ledger.send(new AuthorizePayment(code.walletId(), request), key);
        } catch (Duplicate duplicate) {
            throw ids.afresh(duplicate, key)
                    .or(() -> ids.taken(live.merchantId(), order.merchantPaymentId()))
                    .orElse(duplicate);
        }
    }

    /** The shop's payment; refused when the ledger knows none by that id. */
    Located require(MerchantId merchantId, String merchantPaymentId) {
        return wallets.locate(merchantId, merchantPaymentId)
                .orElseThrow(() -> new Refused(PAYMENT_IS_KNOWN));
    }

    /** The shop's payment as it stands; for a closed id, one that never came to be. */
    Optional<GatewayPayment> find(MerchantId merchantId, String merchantPaymentId) {
        return wallets.locate(merchantId, merchantPaymentId)
                .map(located -> GatewayViews.payment(located.payment()))
                .or(() ->
                        ids.isClosed(merchantId, merchantPaymentId)
                                ? Optional.of(
                                        GatewayPayment.closed(
                                                merchantId.value(), merchantPaymentId))
                                : Optional.empty());
    }

    private TerminalId onReceipt(LiveTerminal live, @Nullable String other) {
        if (other == null) {
            return live.terminalId();
        }
        TerminalId named = new TerminalId(other);
        permissions.requireLive(live.merchantId(), named);
        return named;
    }
}
