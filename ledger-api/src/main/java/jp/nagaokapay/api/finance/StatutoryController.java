package jp.nagaokapay.api.finance;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.ledger.statutory.StatutoryReport;
import jp.nagaokapay.ledger.statutory.StatutoryReports;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.ReportPrinter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reports of the law on prepaid payment instruments (資金決済法). */
@RestController
@RequestMapping("/finance/v1/statutory-reports")
class StatutoryController {
    private final StatutoryReports reports;
    private final ReportPrinter printer;

    StatutoryController(StatutoryReports reports, ReportPrinter printer) {
        this.reports = reports;
        this.printer = printer;
    }

    @GetMapping
    BaseDatesBody listStatutoryBaseDates() {
        return new BaseDatesBody(reports.baseDates());
    }

    @GetMapping("/{baseDate}")
    StatutoryBody getStatutoryReport(@PathVariable LocalDate baseDate) {
        return StatutoryBody.of(reports.of(baseDate));
    }

    @GetMapping(path = "/{baseDate}.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getStatutoryReportCsv(@PathVariable LocalDate baseDate) {
        return FileDownload.csv(
                fileName(baseDate, "csv"), StatutoryPaper.sheet(reports.of(baseDate)));
    }

    @GetMapping(path = "/{baseDate}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> getStatutoryReportPdf(@PathVariable LocalDate baseDate) {
        return FileDownload.file(
                fileName(baseDate, "pdf"),
                MediaType.APPLICATION_PDF_VALUE,
                printer.pdf(StatutoryPaper.report(reports.of(baseDate))));
    }

    private static String fileName(LocalDate baseDate, String ending) {
        return "unused-balance-" + baseDate + "." + ending;
    }

    record BaseDatesBody(List<LocalDate> baseDates) {}

    /**
     * @param due whether it must be handed in; else it is for reference, for {@code standing}
     *     exempts
     * @param threshold yen of unused value above which half of it is deposited
     */
    record StatutoryBody(
            LocalDate baseDate,
            LocalDate previousBaseDate,
            String issuer,
            List<String> address,
            Issuer.Kind standing,
            boolean due,
            long threshold,
            StatutoryFigures paid,
            StatutoryFigures points,
            StatutoryFigures total) {

        static StatutoryBody of(StatutoryReport report) {
            return new StatutoryBody(
                    report.baseDate(),
                    report.previousBaseDate(),
                    report.issuer().name(),
                    report.issuer().address(),
                    report.issuer().kind(),
                    report.due(),
                    StatutoryReport.THRESHOLD,
                    StatutoryFigures.of(report.paid()),
                    StatutoryFigures.of(report.points()),
                    StatutoryFigures.of(report.total()));
        }
    }

    /**
     * The half-year's figures in yen; {@code issues}, {@code uses} and the lots are counts.
     *
     * @param expiredLots charges or grants of which something expired in the half-year
     * @param outstandingLots charges or grants of which something is unused
     * @param deposit at least half of what is outstanding when it is above the threshold
     * @param difference zero, or the books are wrong
     */
    record StatutoryFigures(
            long outstandingBefore,
            long issues,
            long issued,
            long uses,
            long used,
            long expired,
            long outstanding,
            long expiredLots,
            long outstandingLots,
            boolean aboveThreshold,
            long deposit,
            long difference) {

        static StatutoryFigures of(StatutoryReport.Figures figures) {
            return new StatutoryFigures(
                    figures.outstandingBefore(),
                    figures.issues(),
                    figures.issued(),
                    figures.uses(),
                    figures.used(),
                    figures.expired(),
                    figures.outstanding(),
                    figures.expiredLots(),
                    figures.outstandingLots(),
                    figures.aboveThreshold(),
                    figures.deposit(),
                    figures.difference());
        }
    }
}
