package jp.nagaokapay.api.finance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.calendar.FiscalYear;
import jp.nagaokapay.ledger.kpi.Kpis;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The city's key figures. Without a fiscal year, of the running one. */
@Tag(name = "finance")
@RestController
@RequestMapping("/finance/v1")
class KpiController {
    /** Reiwa 1: the first fiscal year this calendar knows. */
    private static final long YEAR_MIN = 2019;

    private static final long YEAR_MAX = 9999;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Kpis kpis;
    private final Clock clock;

    KpiController(Kpis kpis, Clock clock) {
        this.kpis = kpis;
        this.clock = clock;
    }

    @Operation(summary = "The key figures of a fiscal year, against its targets")
    @GetMapping("/kpis")
    KpiBody year(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        return KpiBody.of(kpis.fiscalYear(yearOr(fiscalYear)));
    }

    @Operation(summary = "The same as a table for a spreadsheet (UTF-8 with BOM)")
    @GetMapping(path = "/kpis.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        Kpis.Year year = kpis.fiscalYear(yearOr(fiscalYear));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("kpi-" + year.fiscalYear() + ".csv")
                                .build()
                                .toString())
                .body(KpiTable.csv(year).getBytes(StandardCharsets.UTF_8));
    }

    @Operation(summary = "The months of a fiscal year")
    @GetMapping("/kpis/monthly")
    MonthlyBody monthly(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        FiscalYear year = yearOr(fiscalYear);
        return new MonthlyBody(
                year.year(), year.era(), kpis.monthly(year).stream().map(MonthBody::of).toList());
    }

    private FiscalYear yearOr(@Nullable Integer fiscalYear) {
        return fiscalYear == null
                ? FiscalYear.of(BusinessDate.of(clock.instant()))
                : new FiscalYear(fiscalYear);
    }

    /** A year's figures. Amounts are whole yen. */
    record KpiBody(
            int fiscalYear,
            String era,
            long totalCharged,
            long paymentCount,
            long nonResidentUsers,
            long participatingShops,
            Targets targets,
            Achievement achievement,
            long usageTotal,
            long pointsGranted,
            long activeUsers,
            long rippleEffect,
            Instant asOf) {

        static KpiBody of(Kpis.Year year) {
            return new KpiBody(
                    year.fiscalYear(),
                    year.era(),
                    year.totalCharged(),
                    year.paymentCount(),
                    year.nonResidentUsers(),
                    year.participatingShops(),
                    Targets.of(year.targets()),
                    Achievement.of(year.achievement()),
                    year.usageTotal(),
                    year.pointsGranted(),
                    year.activeUsers(),
                    year.rippleEffect(),
                    year.asOf());
        }
    }

    /** Null where the city set no target. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Targets(
            @Nullable Long totalCharged,
            @Nullable Long paymentCount,
            @Nullable Long nonResidentUsers,
            @Nullable Long participatingShops) {

        static Targets of(Kpis.Targets targets) {
            return new Targets(
                    targets.totalCharged(),
                    targets.paymentCount(),
                    targets.nonResidentUsers(),
                    targets.participatingShops());
        }
    }

    /** Figure over target in percent, one decimal; null without a target. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Achievement(
            @Nullable BigDecimal totalCharged,
            @Nullable BigDecimal paymentCount,
            @Nullable BigDecimal nonResidentUsers,
            @Nullable BigDecimal participatingShops) {

        static Achievement of(Kpis.Achievement achievement) {
            return new Achievement(
                    achievement.totalCharged(),
                    achievement.paymentCount(),
                    achievement.nonResidentUsers(),
                    achievement.participatingShops());
        }
    }

    record MonthlyBody(int fiscalYear, String era, List<MonthBody> months) {}

    /**
     * @param month e.g. {@code 2023-04}
     */
    record MonthBody(
            String month,
            long totalCharged,
            long paymentCount,
            long nonResidentUsers,
            long participatingShops,
            long usageTotal,
            long pointsGranted,
            long activeUsers,
            long rippleEffect) {

        static MonthBody of(Kpis.Month month) {
            return new MonthBody(
                    month.month().toString(),
                    month.totalCharged(),
                    month.paymentCount(),
                    month.nonResidentUsers(),
                    month.participatingShops(),
                    month.usageTotal(),
                    month.pointsGranted(),
                    month.activeUsers(),
                    month.rippleEffect());
        }
    }
}
