package jp.nagaokapay.api.resident;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The resident's wallet, and payment codes (CPM) for terminals. */
@RestController
@RequestMapping("/api/v1/wallet")
class WalletController {
    private final Wallets wallets;
    private final PointsOnTheirWay onTheirWay;
    private final PaymentCodes codes;
    private final CustomerCodes shown;

    WalletController(
            Wallets wallets, PointsOnTheirWay onTheirWay, PaymentCodes codes, CustomerCodes shown) {
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.codes = codes;
        this.shown = shown;
    }

    @GetMapping
    WalletBody getWallet(Caller caller) {
        WalletId walletId = caller.requireWallet();
        return wallets.find(walletId)
                .map(found -> WalletBody.of(found, onTheirWay.sum(walletId)))
                .orElseThrow(() -> ProblemException.notFound("WALLET_NOT_FOUND"));
    }

    @GetMapping("/points-on-their-way")
    OnTheirWayBody listPointsOnTheirWay(Caller caller) {
        return new OnTheirWayBody(onTheirWay.entries(caller.requireWallet()));
    }

    @PostMapping("/payment-codes")
    @ResponseStatus(HttpStatus.CREATED)
    CodeBody createPaymentCode(Caller caller) {
        PaymentCodes.IssuedCode code = codes.issue(caller.requireWallet());
        return new CodeBody(
                code.codeId().value(),
                shown.payload(code.number()),
                shown.barcode(code.number()),
                code.expiresAt());
    }

    record OnTheirWayBody(List<PointsOnTheirWay.Entry> entries) {}

    /**
     * A payment code, good for one payment.
     *
     * @param payload what the QR code holds
     * @param barcode the digits of the one-dimensional barcode of the same code
     */
    record CodeBody(String codeId, String payload, String barcode, Instant expiresAt) {}
}
