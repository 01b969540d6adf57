package jp.nagaokapay.api.finance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.settlement.SettlementId;
import jp.nagaokapay.ledger.settlement.SettlementMovements;
import jp.nagaokapay.ledger.settlement.SettlementMovements.Movement;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.ReportPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shops' statements (精算明細書), with every payment. */
@RestController
@RequestMapping("/finance/v1/settlements/{settlementId}")
class StatementController {
    private static final String RELEASED = "settlement.released";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Settlements settlements;
    private final SettlementMovements movements;
    private final MerchantList merchants;
    private final ReportPrinter printer;
    private final Issuer issuer;
    private final Clock clock;

    StatementController(
            Settlements settlements,
            SettlementMovements movements,
            MerchantList merchants,
            ReportPrinter printer,
            Issuer issuer,
            Clock clock) {
        this.settlements = settlements;
        this.movements = movements;
        this.merchants = merchants;
        this.printer = printer;
        this.issuer = issuer;
        this.clock = clock;
    }

    @GetMapping(path = "/statement.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getStatementCsv(@PathVariable SettlementId settlementId) {
        Statement statement = statement(settlementId);
        return FileDownload.csv(fileName(statement, "csv"), statement.sheet());
    }

    @GetMapping(path = "/statement.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getStatementPdf(@PathVariable SettlementId settlementId) {
        Statement statement = statement(settlementId);
        return FileDownload.file(
                fileName(statement, "pdf"),
                MediaType.APPLICATION_PDF_VALUE,
                printer.pdf(statement.report()));
    }

    private Statement statement(SettlementId settlementId) {
        SettlementView found =
                settlements
                        .find(settlementId)
                        .orElseThrow(() -> new Refused(SettlementRule.SETTLEMENT_IS_KNOWN));
        List<Movement> listed = movements.of(settlementId);
        if (!isWhole(found, listed)) {
            throw new Unavailable("the statement's payments are not all there", RETRY_AFTER, null);
        }
        return new Statement(
                issuer,
                found,
                merchants
                        .find(found.merchantId())
                        .map(shop -> shop.profile().name())
                        .orElse(found.merchantId().value()),
                lastTransfer(settlementId),
                BusinessDate.of(clock.instant()),
                listed);
    }

    /** A returned transfer may be followed by another, on a later date. */
    private @Nullable LocalDate lastTransfer(SettlementId settlementId) {
        return settlements.history(settlementId).stream()
                .filter(step -> step.step().equals(RELEASED))
                .map(Settlements.Step::payoutDate)
                .filter(Objects::nonNull)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    /** While the table of payments is being filled, some may be missing. */
    private static boolean isWhole(SettlementView found, List<Movement> listed) {
        return listed.size() == found.payments() + found.refunds()
                && listed.stream().mapToLong(each -> each.captured().amount()).sum()
                        == found.captured().amount()
                && listed.stream().mapToLong(each -> each.refunded().amount()).sum()
                        == found.refunded().amount();
    }

    private static String fileName(Statement statement, String ending) {
        String id = statement.settlement().settlementId().value();
        return "statement-" + id.substring(id.indexOf(':') + 1) + "." + ending;
    }
}
