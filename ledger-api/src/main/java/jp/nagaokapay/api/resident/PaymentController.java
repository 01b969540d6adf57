package jp.nagaokapay.api.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.shop.Offers;
import jp.nagaokapay.api.shop.PaymentOutcomes;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.codes.QrNetworks;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.request.BillPayments;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import jp.nagaokapay.web.input.OneOf;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paying at a shop's code (MPM): the printed one, or one made for the payment. */
@RestController
@RequestMapping("/api/v1/wallet/payments")
class PaymentController {
    private final IdempotentRequests requests;
    private final Ledger ledger;
    private final MerchantDirectory directory;
    private final ScannedCodeReader scanned;
    private final Offers offers;
    private final BillPayments bills;
    private final PaymentOutcomes outcomes;
    private final Wallets wallets;

    PaymentController(
            IdempotentRequests requests,
            Ledger ledger,
            MerchantDirectory directory,
            ScannedCodeReader scanned,
            Offers offers,
            BillPayments bills,
            PaymentOutcomes outcomes,
            Wallets wallets) {
        this.requests = requests;
        this.ledger = ledger;
        this.directory = directory;
        this.scanned = scanned;
        this.offers = offers;
        this.bills = bills;
        this.outcomes = outcomes;
        this.wallets = wallets;
    }

    @PostMapping
    ResponseEntity<Payment> payShop(
            Caller caller, IdempotencyKey key, @Valid @RequestBody PaymentOrder order) {
        WalletId walletId = caller.requireWallet();
        RequestKey request = RequestKeys.of(walletId.value(), key, order);
        ScannedCode whom = scanned.read(order.qr(), order.merchantId(), order.amount());
        IdempotentRequests.Reply<PaymentReceipt> reply =
                requests.commandOnce(
                        request,
                        PaymentReceipt.class,
                        () -> outcomes.counted(() -> pay(walletId, whom, order, request)));
        return IdempotentAnswers.created(reply.answer().payment(), reply.replayed());
    }

    @GetMapping("/{paymentId}")
    Payment getPayment(Caller caller, @PathVariable PaymentId paymentId) {
        WalletId walletId = caller.requireWallet();
        return wallets.payment(walletId, paymentId)
                .orElseThrow(() -> ProblemException.notFound("PAYMENT_NOT_FOUND"));
    }

    private PaymentReceipt pay(
            WalletId walletId, ScannedCode whom, PaymentOrder order, RequestKey request) {
        return switch (whom) {
            case ScannedCode.StaticCode(var shop) ->
                    directory.deciding(
                            shop,
                            () -> ledger.send(new Pay(walletId, agreed(order, shop)), request));
            case ScannedCode.DynamicCode(_, var offer, var seal) ->
                    offers.pay(request, walletId, offer, seal, agreesSimilar(order));
            case ScannedCode.BillsCode(_, var code) -> bills.pay(request, walletId, code);
        };
    }

    private static boolean agreesSimilar(PaymentOrder order) {
        return Boolean.TRUE.equals(order.agreeSimilarPayment());
    }

    /** The shop knows a payment at its sticker by the paymentId, so that it can refund it. */
    private PaymentRequest agreed(PaymentOrder order, MerchantId shop) {
        PaymentId paymentId = PaymentId.next();
        MerchantDirectory.Entry payee = directory.requireApproved(shop);
        return new PaymentRequest(
                paymentId,
                paymentId.value(),
                shop,
                payee.profile().shopClass(),
                null,
                PaymentMode.MPM,
                Yen.of(order.amount()),
                null,
                agreesSimilar(order),
                payee.asRead());
    }

    /**
     * Exactly one of {@code qr} and {@code merchantId} says who is paid.
     *
     * @param qr the payload of the shop's code as scanned
     * @param amount whole yen
     * @param agreeSimilarPayment the payer means a second payment of the same amount at the same
     *     shop within a minute
     */
    @OneOf({"qr", "merchantId"})
    record PaymentOrder(
            @Nullable @Size(max = QrNetworks.SCANNED_CHARACTERS_MAX) @WrittenAs(TextForm.RAW)
                    String qr,
            @Nullable MerchantId merchantId,
            @NotNull @Min(1) Long amount,
            @Nullable Boolean agreeSimilarPayment) {}
}
