package jp.nagaokapay.api.finance;

import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MAX;
import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MIN;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.kpi.Breakdowns;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.web.paper.FileDownload;
import jp.nagaokapay.web.paper.Spreadsheet;
import jp.nagaokapay.web.paper.Workbooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The city's figures as files for a spreadsheet. */
@RestController
@RequestMapping("/finance/v1")
class KpiFilesController {
    private final Kpis kpis;
    private final Breakdowns breakdowns;
    private final FiscalYears years;
    private final Clock clock;

    KpiFilesController(Kpis kpis, Breakdowns breakdowns, FiscalYears years, Clock clock) {
        this.kpis = kpis;
        this.breakdowns = breakdowns;
        this.years = years;
        this.clock = clock;
    }

    @GetMapping(path = "/kpis.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getYearlyKpisCsv(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        Kpis.Year year = kpis.fiscalYear(years.orRunning(fiscalYear));
        return FileDownload.csv("kpi-" + year.fiscalYear() + ".csv", KpiTable.year(year));
    }

    @GetMapping(path = "/kpis/monthly.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getMonthlyKpisCsv(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        FiscalYear year = years.orRunning(fiscalYear);
        return FileDownload.csv(
                "kpi-monthly-" + year.year() + ".csv", KpiTable.months(kpis.monthly(year)));
    }

    @GetMapping(path = "/kpis/breakdown.csv", produces = FileDownload.CSV)
    ResponseEntity<byte[]> getKpiBreakdownCsv(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam BreakdownBy by) {
        FiscalYear year = years.of(fiscalYear, month);
        String name =
                by.name().toLowerCase(Locale.ROOT) + '-' + (month == null ? year.year() : month);
        return FileDownload.csv("kpi-" + name + ".csv", sheet(year, month, by));
    }

    @GetMapping(path = "/kpis.xlsx", produces = FileDownload.XLSX)
    ResponseEntity<byte[]> getKpiWorkbook(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        FiscalYear year = years.orRunning(fiscalYear);
        Stream<Spreadsheet> whole =
                Stream.of(
                        CityTable.of(kpis.plannedTable(), clock.instant()),
                        KpiTable.years(kpis.table()),
                        KpiTable.months(kpis.monthly(year)));
        Stream<Spreadsheet> slices =
                Arrays.stream(BreakdownBy.values()).map(by -> sheet(year, null, by));
        Stream<Spreadsheet> activity = Stream.of(BreakdownSheets.activity(breakdowns.activity()));
        return FileDownload.file(
                "kpi-" + year.year() + ".xlsx",
                FileDownload.XLSX,
                Workbooks.xlsx(
                        Stream.of(whole, slices, activity).flatMap(sheets -> sheets).toList()));
    }

    private Spreadsheet sheet(FiscalYear year, @Nullable YearMonth month, BreakdownBy by) {
        return by == BreakdownBy.RESIDENCY
                ? BreakdownSheets.holders(breakdowns.byHolder(year, month))
                : BreakdownSheets.shops(by, breakdowns.byShop(year, month, by.dimension()));
    }
}
