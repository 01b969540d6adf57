package jp.nagaokapay.api.finance;

import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MAX;
import static jp.nagaokapay.api.finance.FiscalYears.YEAR_MIN;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.ledger.kpi.Kpi;
import jp.nagaokapay.ledger.kpi.KpiTargets;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the city set out to reach in a fiscal year. */
@RestController
@RequestMapping("/finance/v1/kpi-targets/{fiscalYear}")
class KpiTargetsController {
    /** Ten thousand times what the city ever reached. */
    private static final long TARGET_MAX = 10_000_000_000_000L;

    private final KpiTargets targets;

    KpiTargetsController(KpiTargets targets) {
        this.targets = targets;
    }

    @GetMapping
    KpiTargetsBody getKpiTargets(@PathVariable @Min(YEAR_MIN) @Max(YEAR_MAX) int fiscalYear) {
        return shown(new FiscalYear(fiscalYear));
    }

    @PutMapping
    KpiTargetsBody setKpiTargets(
            @PathVariable @Min(YEAR_MIN) @Max(YEAR_MAX) int fiscalYear,
            Caller caller,
            @Valid @RequestBody NewTargets form) {
        FiscalYear year = new FiscalYear(fiscalYear);
        targets.set(year, form.version, form.toTargets(), caller.person());
        return shown(year);
    }

    private KpiTargetsBody shown(FiscalYear year) {
        List<TargetVersion> versions =
                targets.versions(year).stream().map(TargetVersion::of).toList();
        return new KpiTargetsBody(
                year.year(),
                year.era(),
                versions.isEmpty() ? 0 : versions.getFirst().version,
                versions.isEmpty() ? Targets.NONE : versions.getFirst().targets,
                versions);
    }

    /**
     * @param version the version that this changes, as it was shown; 0 for a year without
     */
    record NewTargets(
            @NotNull @Min(0) Integer version,
            @Nullable @Min(1) @Max(TARGET_MAX) Long totalCharged,
            @Nullable @Min(1) @Max(TARGET_MAX) Long paymentCount,
            @Nullable @Min(1) @Max(TARGET_MAX) Long nonResidentUsers,
            @Nullable @Min(1) @Max(TARGET_MAX) Long participatingShops) {
        Map<Kpi, Long> toTargets() {
            Map<Kpi, Long> targets = new EnumMap<>(Kpi.class);
            put(targets, Kpi.TOTAL_CHARGED, totalCharged);
            put(targets, Kpi.PAYMENT_COUNT, paymentCount);
            put(targets, Kpi.NON_RESIDENT_USERS, nonResidentUsers);
            put(targets, Kpi.PARTICIPATING_SHOPS, participatingShops);
            return targets;
        }

        private static void put(Map<Kpi, Long> targets, Kpi kpi, @Nullable Long target) {
            if (target != null) {
                targets.put(kpi, target);
            }
        }
    }

    /**
     * @param version to be sent with a change; 0 while there are none
     * @param history the versions, newest first, at most a hundred
     */
    record KpiTargetsBody(
            int fiscalYear,
            String era,
            int version,
            Targets targets,
            List<TargetVersion> history) {}

    /**
     * @param setBy the person, opaque; {@code city} for what the city had published before
     */
    record TargetVersion(int version, Targets targets, String setBy, Instant setAt) {
        static TargetVersion of(KpiTargets.Version version) {
            return new TargetVersion(
                    version.number(),
                    Targets.of(version.targets()),
                    version.setBy(),
                    version.setAt());
        }
    }

    /** Null where the city set no target. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Targets(
            @Nullable Long totalCharged,
            @Nullable Long paymentCount,
            @Nullable Long nonResidentUsers,
            @Nullable Long participatingShops) {
        static final Targets NONE = of(Map.of());

        static Targets of(Map<Kpi, Long> targets) {
            return new Targets(
                    targets.get(Kpi.TOTAL_CHARGED),
                    targets.get(Kpi.PAYMENT_COUNT),
                    targets.get(Kpi.NON_RESIDENT_USERS),
                    targets.get(Kpi.PARTICIPATING_SHOPS));
        }
    }
}
