package jp.nagaokapay.api.resident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.register.AccountClosures;
import jp.nagaokapay.api.register.Resident;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.api.web.RequestKeys;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.log.requests.IdempotentRequests;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.WalletView;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.idempotency.IdempotentAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A resident closes their wallet. */
@RestController
@RequestMapping("/api/v1/account/closure")
class AccountClosureController {
    private final Residents residents;
    private final AccountClosures closures;
    private final Wallets wallets;
    private final PointsOnTheirWay onTheirWay;
    private final IdempotentRequests requests;

    AccountClosureController(
            Residents residents,
            AccountClosures closures,
            Wallets wallets,
            PointsOnTheirWay onTheirWay,
            IdempotentRequests requests) {
        this.residents = residents;
        this.closures = closures;
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.requests = requests;
    }

    @GetMapping
    ClosureTerms showClosure(Caller caller) {
        WalletId walletId = caller.requireWallet();
        WalletView wallet =
                wallets.find(walletId).orElseThrow(() -> new Refused(WalletRule.WALLET_IS_KNOWN));
        return new ClosureTerms(
                wallet.available().amount(),
                wallet.paid().amount(),
                wallet.points().amount(),
                onTheirWay.sum(walletId).amount(),
                wallet.held().amount(),
                closures.keptUntil());
    }

    @PostMapping
    ResponseEntity<Closed> closeAccount(
            Caller caller, IdempotencyKey key, @Valid @RequestBody Closure form) {
        Resident resident = residents.requireHolderOf(caller.requireWallet());
        RequestKey request = RequestKeys.of(resident.walletId().value(), key, form);
        IdempotentRequests.Reply<WalletId> reply =
                requests.once(
                        request,
                        WalletId.class,
                        () -> closures.close(resident, Yen.of(form.forfeit()), request));
        return IdempotentAnswers.ok(
                new Closed(reply.answer(), form.forfeit(), closures.keptUntil()), reply.replayed());
    }

    /**
     * @param forfeit whole yen that lapse when the wallet is closed now
     * @param pointsOnTheirWay earned and not in the wallet yet; they will not arrive
     * @param held whole yen in open payments; while there are any the wallet is not closed
     * @param keptUntil the day after which nothing of the person is left
     */
    record ClosureTerms(
            long forfeit,
            long paid,
            long points,
            long pointsOnTheirWay,
            long held,
            LocalDate keptUntil) {}

    /**
     * @param forfeit whole yen that the person knows will lapse
     */
    record Closure(@NotNull @Min(0) Long forfeit) {}

    record Closed(WalletId walletId, long forfeited, LocalDate keptUntil) {}
}
