package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.WalletCommand.ResumeWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looking after residents' wallets. */
@RestController
@RequestMapping("/office/v1/wallets/{walletId}")
class WalletOfficeController {
    private final Wallets wallets;
    private final PointsOnTheirWay onTheirWay;
    private final Ledger ledger;

    WalletOfficeController(Wallets wallets, PointsOnTheirWay onTheirWay, Ledger ledger) {
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.ledger = ledger;
    }

    @GetMapping
    WalletBody getResidentWallet(@PathVariable WalletId walletId) {
        return wallets.find(walletId)
                .map(found -> WalletBody.of(found, onTheirWay.sum(walletId)))
                .orElseThrow(() -> ProblemException.notFound("WALLET_NOT_FOUND"));
    }

    @PostMapping("/suspension")
    WalletBody suspendWallet(
            @PathVariable WalletId walletId, @Valid @RequestBody Suspension suspension) {
        ledger.send(new SuspendWallet(walletId, suspension.reason()));
        return getResidentWallet(walletId);
    }

    @PostMapping("/resumption")
    WalletBody resumeWallet(@PathVariable WalletId walletId) {
        ledger.send(new ResumeWallet(walletId));
        return getResidentWallet(walletId);
    }
}
