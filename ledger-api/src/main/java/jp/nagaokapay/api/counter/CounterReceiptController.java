package jp.nagaokapay.api.counter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.card.Card;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.WalletRule;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.Report.Fact;
import jp.nagaokapay.web.paper.ReportPrinter;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts on a roll of 58 mm. */
@RestController
@RequestMapping("/counter/v1/charges/{chargeId}/receipt.pdf")
class CounterReceiptController {
    private final CounterDay day;
    private final Wallets wallets;
    private final Cards cards;
    private final Issuer issuer;
    private final ReportPrinter printer;
    private final Clock clock;

    CounterReceiptController(
            CounterDay day,
            Wallets wallets,
            Cards cards,
            Issuer issuer,
            ReportPrinter printer,
            Clock clock) {
        this.day = day;
        this.wallets = wallets;
        this.cards = cards;
        this.issuer = issuer;
        this.printer = printer;
        this.clock = clock;
    }

    /**
     * @param balance whether the customer wants the balance on it; the clerk sees the paper
     */
    @GetMapping(produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getCounterReceipt(
            @PathVariable ChargeId chargeId,
            @RequestParam(defaultValue = "false") boolean balance) {
        CounterCharge charge =
                day.find(chargeId).orElseThrow(() -> ProblemException.notFound("CHARGE_NOT_FOUND"));
        WalletRule.CHARGE_IS_CHARGED.require(charge.isCompleted());
        return FileDownload.file(
                "receipt-" + chargeId.value().replace(':', '-') + ".pdf",
                MediaType.APPLICATION_PDF_VALUE,
                printer.slip(
                        CounterReceipt.of(
                                issuer,
                                charge,
                                cards.ofWallet(charge.walletId()).map(Card::number).orElse(null),
                                expiresOn(charge),
                                balance ? balance(charge) : List.of())));
    }

    /** Null once the ledger does not keep the charge any more, months after it has expired. */
    private @Nullable LocalDate expiresOn(CounterCharge charge) {
        return wallets.charge(charge.walletId(), charge.chargeId())
                .map(ChargeReceipt::expiresOn)
                .orElse(null);
    }

    private List<Fact> balance(CounterCharge charge) {
        return wallets.find(charge.walletId()).stream()
                .flatMap(wallet -> CounterReceipt.balance(wallet, clock.instant()).stream())
                .toList();
    }
}
