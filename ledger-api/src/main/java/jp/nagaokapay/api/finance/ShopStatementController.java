package jp.nagaokapay.api.finance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.settlement.SettlementStatus;
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.settlement.TransferReturn;
import jp.nagaokapay.ledger.settlement.TransferView;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.paper.FileDownload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A shop's own statements and payouts; who closed and released them is not for the shop. */
@RestController
@RequestMapping("/shop/v1")
class ShopStatementController {
    private final Settlements settlements;
    private final StatementFiles files;
    private final InvoiceSettings invoice;

    ShopStatementController(
            Settlements settlements, StatementFiles files, InvoiceSettings invoice) {
        this.settlements = settlements;
        this.files = files;
        this.invoice = invoice;
    }

    @GetMapping("/statements")
    ShopStatements listShopStatements(
            Caller caller,
            @RequestParam(required = false) @Nullable SettlementId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Settlements.PAGE_MAX) int limit) {
        Settlements.Page page =
                settlements.list(
                        new Settlements.Filter(null, null, caller.requireMerchant()), after, limit);
        return new ShopStatements(
                page.settlements().stream().map(found -> ShopStatement.of(found, invoice)).toList(),
                page.next() == null ? null : page.next().value());
    }

    @GetMapping(path = "/statements/{settlementId}.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getShopStatementCsv(
            Caller caller, @PathVariable SettlementId settlementId) {
        return files.csv(require(caller, settlementId));
    }

    @GetMapping(path = "/statements/{settlementId}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getShopStatementPdf(
            Caller caller, @PathVariable SettlementId settlementId) {
        return files.pdf(require(caller, settlementId));
    }

    @GetMapping("/payouts")
    ShopPayouts listShopPayouts(Caller caller) {
        return new ShopPayouts(
                settlements.transfersTo(caller.requireMerchant()).stream()
                        .map(ShopPayout::of)
                        .toList());
    }

    /** Another shop's is as unknown as one that never was. */
    private SettlementView require(Caller caller, SettlementId settlementId) {
        return settlements
                .find(settlementId)
                .filter(found -> found.merchantId().equals(caller.requireMerchant()))
                .orElseThrow(() -> new Refused(SettlementRule.SETTLEMENT_IS_KNOWN));
    }

    /**
     * @param next what to give as {@code after} for the next page; absent on the last one
     */
    record ShopStatements(List<ShopStatement> statements, @Nullable String next) {}

    /**
     * In whole yen: {@code carriedIn + captured - refunded - fee = payout + carriedOut}.
     *
     * @param payoutDate the first date on which it may be paid
     * @param feePercent of captured less refunded
     * @param feeTax the consumption tax in the fee
     * @param invoiceNumber of who charges the fee, where the statement is a qualified invoice
     * @param carriedIn from the period before; negative when the shop owes
     * @param carriedOut to the next period; negative when the shop owes
     */
    record ShopStatement(
            String statementId,
            LocalDate from,
            LocalDate through,
            LocalDate payoutDate,
            long captured,
            long refunded,
            int payments,
            int refunds,
            BigDecimal feePercent,
            long fee,
            long feeTax,
            int feeTaxPercent,
            @Nullable String invoiceNumber,
            long carriedIn,
            long payout,
            long carriedOut,
            SettlementStatus status) {
        static ShopStatement of(SettlementView found, InvoiceSettings invoice) {
            return new ShopStatement(
                    found.settlementId().value(),
                    found.from(),
                    found.through(),
                    found.payoutDate(),
                    found.captured().amount(),
                    found.refunded().amount(),
                    found.payments(),
                    found.refunds(),
                    BigDecimal.valueOf(found.feeBasisPoints(), 2),
                    found.fee().amount(),
                    invoice.tax(found.fee()).amount(),
                    invoice.taxPercent(),
                    invoice.registrationNumber(),
                    found.carriedIn(),
                    found.payout().amount(),
                    found.carriedOut(),
                    found.status());
        }
    }

    /** The newest first. */
    record ShopPayouts(List<ShopPayout> payouts) {}

    /**
     * A transfer to the shop's account.
     *
     * @param reason why the bank returned it; absent unless it did
     */
    record ShopPayout(
            LocalDate payoutDate,
            String statementId,
            long amount,
            SettlementStatus status,
            @Nullable TransferReturn reason) {
        static ShopPayout of(TransferView transfer) {
            return new ShopPayout(
                    transfer.payoutDate(),
                    transfer.settlementId().value(),
                    transfer.amount().amount(),
                    transfer.status(),
                    transfer.reason());
        }
    }
}
