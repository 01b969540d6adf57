package jp.nagaokapay.api.office;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.gateway.web.ProblemException;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.WalletCommand.ResumeWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looking after residents' wallets. */
@Tag(name = "office")
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

    @Operation(summary = "What is in a wallet")
    @GetMapping
    WalletBody wallet(@PathVariable WalletId walletId) {
        return wallets.find(walletId)
                .map(found -> WalletBody.of(found, onTheirWay.sum(walletId)))
                .orElseThrow(() -> ProblemException.notFound("WALLET_NOT_FOUND"));
    }

    @Operation(summary = "Suspend a wallet: refunds and releases still arrive")
    @PostMapping("/suspension")
    WalletBody suspend(@PathVariable WalletId walletId, @Valid @RequestBody Suspension suspension) {
        ledger.send(new SuspendWallet(walletId, suspension.reason()));
        return wallet(walletId);
    }

    @Operation(summary = "Lift a suspension")
    @PostMapping("/resumption")
    WalletBody resume(@PathVariable WalletId walletId) {
        ledger.send(new ResumeWallet(walletId));
        return wallet(walletId);
    }
}
