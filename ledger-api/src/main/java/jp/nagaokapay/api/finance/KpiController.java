package jp.nagaokapay.api.finance;

import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MAX;
import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MIN;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.kpi.Kpi;
import jp.nagaokapay.ledger.kpi.KpiFigures;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.ledger.kpi.RippleEffect;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The city's key figures. Without a fiscal year, of the running one. */
@RestController
@RequestMapping("/finance/v1")
class KpiController {
    private final Kpis kpis;
    private final FiscalYears years;

    KpiController(Kpis kpis, FiscalYears years) {
        this.kpis = kpis;
        this.years = years;
    }

    @GetMapping("/kpis")
    KpiBody getYearlyKpis(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        return KpiBody.of(kpis.fiscalYear(years.orRunning(fiscalYear)));
    }

    @GetMapping("/kpis/table")
    KpiTableBody getKpiTable() {
        return new KpiTableBody(kpis.table().stream().map(KpiBody::of).toList());
    }

    @GetMapping("/kpis/monthly")
    MonthlyBody getMonthlyKpis(
            @RequestParam(required = false) @Min(YEAR_MIN) @Max(YEAR_MAX) @Nullable Integer fiscalYear) {
        FiscalYear year = years.orRunning(fiscalYear);
        return new MonthlyBody(
                year.year(),
                year.era(),
                RippleEffect.MULTIPLIER,
                kpis.monthly(year).stream().map(MonthBody::of).toList());
    }

    record KpiTableBody(List<KpiBody> years) {}

    /**
     * A year's figures. Amounts are whole yen.
     *
     * @param rippleMultiplier what rippleEffect assumes: usageTotal times this fraction
     */
    record KpiBody(
            int fiscalYear,
            String era,
            @JsonUnwrapped KpiFigures figures,
            KpiTargetsController.Targets targets,
            Achievement achievement,
            String rippleMultiplier,
            Instant asOf) {
        static KpiBody of(Kpis.Year year) {
            return new KpiBody(
                    year.fiscalYear(),
                    year.era(),
                    year.figures(),
                    KpiTargetsController.Targets.of(year.targets()),
                    Achievement.of(year),
                    RippleEffect.MULTIPLIER,
                    year.asOf());
        }
    }

    /** Figure over target in percent, one decimal; null without a target. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Achievement(
            @Nullable BigDecimal totalCharged,
            @Nullable BigDecimal paymentCount,
            @Nullable BigDecimal nonResidentUsers,
            @Nullable BigDecimal participatingShops) {
        static Achievement of(Kpis.Year year) {
            return new Achievement(
                    year.achievement(Kpi.TOTAL_CHARGED),
                    year.achievement(Kpi.PAYMENT_COUNT),
                    year.achievement(Kpi.NON_RESIDENT_USERS),
                    year.achievement(Kpi.PARTICIPATING_SHOPS));
        }
    }

    /**
     * @param rippleMultiplier what rippleEffect assumes: usageTotal times this fraction
     */
    record MonthlyBody(
            int fiscalYear, String era, String rippleMultiplier, List<MonthBody> months) {}

    /**
     * @param month e.g. {@code 2023-04}
     */
    record MonthBody(String month, @JsonUnwrapped KpiFigures figures) {
        static MonthBody of(Kpis.Month month) {
            return new MonthBody(month.month().toString(), month.figures());
        }
    }
}
