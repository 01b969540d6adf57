package jp.nagaokapay.api.gateway;

import static jp.nagaokapay.ledger.wallet.WalletRule.PAYMENT_IS_KNOWN;
import static jp.nagaokapay.ledger.wallet.code.CodeRule.CODE_IS_KNOWN;

import java.util.Optional;
import jp.nagaokapay.api.gateway.TerminalPermissions.LiveTerminal;
import jp.nagaokapay.api.offline.OfflineKeys;
import jp.nagaokapay.api.shop.MerchantPaymentIds;
import jp.nagaokapay.gateway.ledger.GatewayPayment;
import jp.nagaokapay.gateway.ledger.PaymentOrder;
import jp.nagaokapay.ledger.card.Card;
import jp.nagaokapay.ledger.card.CardPayments;
import jp.nagaokapay.ledger.card.Cards;
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
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.Wallets.Located;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes.LiveCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Starts payments by customer-presented codes and by printed cards, and finds them again by the
 * shop's own id.
 */
@Component
class ShopPayments {
    private final Ledger ledger;
    private final Wallets wallets;
    private final PaymentCodes codes;
    private final OfflineKeys offline;
    private final Cards cards;
    private final CardPayments cardPayments;
    private final TerminalPermissions permissions;
    private final MerchantPaymentIds ids;

    ShopPayments(
            Ledger ledger,
            Wallets wallets,
            PaymentCodes codes,
            OfflineKeys offline,
            Cards cards,
            CardPayments cardPayments,
            TerminalPermissions permissions,
            MerchantPaymentIds ids) {
        this.ledger = ledger;
        this.wallets = wallets;
        this.codes = codes;
        this.offline = offline;
        this.cards = cards;
        this.cardPayments = cardPayments;
        this.permissions = permissions;
        this.ids = ids;
    }

    /** One attempt under the caller's key. */
    PaymentReceipt pay(RequestKey key, LiveTerminal live, PaymentOrder order) {
        MerchantPaymentIds.requireUnreserved(order.merchantPaymentId());
        Entry shop = permissions.requireMayTake(live, Yen.of(order.amount()));
        return Cards.isCode(order.codeNumber())
                ? byCard(key, live, order, shop)
                : byCode(key, live, order, shop);
    }

    private PaymentReceipt byCode(
            RequestKey key, LiveTerminal live, PaymentOrder order, Entry shop) {
        LiveCode code =
                codes.find(order.codeNumber())
                        .or(() -> offline.find(order.codeNumber()))
                        .orElseThrow(() -> unknownCode(live, order));
        return send(
                key,
                live,
                order,
                code.walletId(),
                request(live, order, shop, new PresentedCode(code.codeId(), code.expiresAt())));
    }

    /** A card's code stays the same, so that each payment is told by the shop's id of it alone. */
    private PaymentReceipt byCard(
            RequestKey key, LiveTerminal live, PaymentOrder order, Entry shop) {
        Card card = cards.byCode(order.codeNumber()).orElseThrow(() -> unknownCode(live, order));
        PaymentRequest request = request(live, order, shop, null);
        return cardPayments.pay(
                card,
                request.amount(),
                order.pin(),
                () -> send(key, live, order, card.walletId(), request));
    }

    private RuntimeException unknownCode(LiveTerminal live, PaymentOrder order) {
        return ids.taken(live.merchantId(), order.merchantPaymentId())
                .orElseGet(() -> new Refused(CODE_IS_KNOWN));
    }

    private PaymentRequest request(
            LiveTerminal live, PaymentOrder order, Entry shop, @Nullable PresentedCode code) {
        return new PaymentRequest(
                PaymentId.next(),
                order.merchantPaymentId(),
                live.merchantId(),
                shop.profile().shopClass(),
                onReceipt(live, order.terminalId()),
                PaymentMode.CPM,
                Yen.of(order.amount()),
                code,
                order.agreeSimilarPayment(),
                shop.asRead());
    }

    private PaymentReceipt send(
            RequestKey key,
            LiveTerminal live,
            PaymentOrder order,
            WalletId walletId,
            PaymentRequest request) {
        try {
            return order.capture()
                    ? ledger.send(new Pay(walletId, request), key)
                    : ledger.send(new AuthorizePayment(walletId, request), key);
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
