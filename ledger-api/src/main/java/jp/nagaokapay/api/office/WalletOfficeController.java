package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jp.nagaokapay.api.freeze.Freezes;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
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
    private final Freezes freezes;

    WalletOfficeController(Wallets wallets, PointsOnTheirWay onTheirWay, Freezes freezes) {
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.freezes = freezes;
    }

    @GetMapping
    WalletBody getResidentWallet(@PathVariable WalletId walletId) {
        return wallets.find(walletId)
                .map(found -> WalletBody.of(found, onTheirWay.sum(walletId)))
                .orElseThrow(() -> ProblemException.notFound("WALLET_NOT_FOUND"));
    }

    @PostMapping("/suspension")
    WalletBody suspendWallet(
            Caller caller,
            @PathVariable WalletId walletId,
            @Valid @RequestBody Suspension suspension) {
        freezes.freezeByOffice(walletId, suspension.reason(), caller.person());
        return getResidentWallet(walletId);
    }

    @PostMapping("/resumption")
    WalletBody resumeWallet(Caller caller, @PathVariable WalletId walletId) {
        freezes.thawByOffice(walletId, null, caller.person());
        return getResidentWallet(walletId);
    }
}
