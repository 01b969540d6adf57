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
import jp.nagaokapay.ledger.settlement.SettlementView;
import jp.nagaokapay.ledger.settlement.Settlements;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.ReportPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shops' statements (精算明細書) as files, with every payment. */
@Component
@EnableConfigurationProperties(InvoiceSettings.class)
class StatementFiles {
    private static final String RELEASED = "settlement.released";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Settlements settlements;
    private final SettlementMovements movements;
    private final MerchantList merchants;
    private final ReportPrinter printer;
    private final Issuer issuer;
    private final InvoiceSettings invoice;
    private final Clock clock;

    StatementFiles(
            Settlements settlements,
            SettlementMovements movements,
            MerchantList merchants,
            ReportPrinter printer,
            Issuer issuer,
            InvoiceSettings invoice,
            Clock clock) {
        this.settlements = settlements;
        this.movements = movements;
        this.merchants = merchants;
        this.printer = printer;
        this.issuer = issuer;
        this.invoice = invoice;
        this.clock = clock;
    }

    ResponseEntity<byte[]> csv(SettlementView found) {
        Statement statement = statement(found);
        return FileDownload.csv(fileName(statement, "csv"), statement.sheet());
    }

    ResponseEntity<byte[]> pdf(SettlementView found) {
        Statement statement = statement(found);
        return FileDownload.file(
                fileName(statement, "pdf"),
                MediaType.APPLICATION_PDF_VALUE,
                printer.pdf(statement.report()));
    }

    private Statement statement(SettlementView found) {
        SettlementId settlementId = found.settlementId();
        List<Movement> listed = movements.of(settlementId);
        if (!isWhole(found, listed)) {
            throw new Unavailable("the statement's payments are not all there", RETRY_AFTER, null);
        }
        return new Statement(
                issuer,
                invoice,
                found,
                found.carriedIn() - settlements.carriedBefore(found),
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
