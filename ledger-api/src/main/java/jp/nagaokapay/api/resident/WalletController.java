package jp.nagaokapay.api.resident;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.web.WalletBody;
import jp.nagaokapay.codes.CustomerCodes;
import jp.nagaokapay.ledger.campaign.grant.PointsOnTheirWay;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.ledger.wallet.code.PaymentCodes;
import jp.nagaokapay.ledger.wallet.history.WalletHistory;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The resident's wallet, its history, and payment codes (CPM) for terminals. */
@RestController
@RequestMapping("/api/v1/wallet")
class WalletController {
    private final Wallets wallets;
    private final WalletHistory history;
    private final PointsOnTheirWay onTheirWay;
    private final PaymentCodes codes;
    private final CustomerCodes shown;

    WalletController(
            Wallets wallets,
            WalletHistory history,
            PointsOnTheirWay onTheirWay,
            PaymentCodes codes,
            CustomerCodes shown) {
        this.wallets = wallets;
        this.onTheirWay = onTheirWay;
        this.history = history;
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

    @GetMapping("/history")
    HistoryBody getWalletHistory(
            Caller caller,
            @RequestParam(required = false) @Min(0) @Nullable Long after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(WalletHistory.PAGE_MAX) int limit) {
        WalletHistory.Page page = history.page(caller.requireWallet(), after, limit);
        return new HistoryBody(page.entries().stream().map(HistoryEntry::of).toList(), page.next());
    }

    record OnTheirWayBody(List<PointsOnTheirWay.Entry> entries) {}

    /**
     * A payment code, good for one payment.
     *
     * @param payload what the QR code holds
     * @param barcode the digits of the one-dimensional barcode of the same code
     */
    record CodeBody(String codeId, String payload, String barcode, Instant expiresAt) {}

    /**
     * A page of the statement, newest first.
     *
     * @param next what to give as {@code after} for the older ones; absent on the last page
     */
    record HistoryBody(List<HistoryEntry> entries, @Nullable Long next) {}

    /**
     * One line of the statement. Amounts are whole yen.
     *
     * @param amount what it is about; its direction follows from the type
     * @param lapsed how much of it did not come back, its lot having expired
     * @param reference the id of the charge, grant, payment or lot
     * @param balanceAfter what can be spent after it
     */
    record HistoryEntry(
            Instant at,
            WalletHistory.Type type,
            long amount,
            long lapsed,
            @Nullable String merchantId,
            @Nullable String merchantName,
            String reference,
            long balanceAfter) {

        static HistoryEntry of(WalletHistory.Entry entry) {
            return new HistoryEntry(
                    entry.at(),
                    entry.type(),
                    entry.amount().amount(),
                    entry.lapsed().amount(),
                    entry.merchantId() == null ? null : entry.merchantId().value(),
                    entry.merchantName(),
                    entry.reference(),
                    entry.balanceAfter().amount());
        }
    }
}
