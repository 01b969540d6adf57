package jp.nagaokapay.ledger.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The city's key figures, following the log within seconds. Sums may turn negative, because
 * reversals and refunds of earlier periods count on their own date.
 *
 * <p>Throws {@link Unavailable} while the figures are being counted again, and for a span that is
 * over while something of it is missing.
 */
@Component
public final class Kpis {
    private static final String YEAR =
            """
            SELECT kpi, coalesce(sum(amount) FILTER (WHERE business_date >= :first), 0) AS added_up,
                sum(amount) AS standing
            FROM kpi_day WHERE business_date <= :last GROUP BY kpi
            UNION ALL
            SELECT 'ACTIVE_USERS', coalesce(sum(users), 0), 0 FROM kpi_active_count
            WHERE span = 'FISCAL_YEAR' AND starts_on = :first
            """;

    /** What stands runs on from the first day of the books, so the year is cut out last. */
    private static final String MONTHS =
            """
            SELECT month, kpi, added_up, standing FROM (
                SELECT m.month::date AS month, k.kpi, coalesce(sum(d.amount), 0) AS added_up,
                    sum(coalesce(sum(d.amount), 0)) OVER (PARTITION BY k.kpi ORDER BY m.month)
                        AS standing
                FROM generate_series(date_trunc('month', :began::date::timestamp),
                        :last::date::timestamp, interval '1 month') AS m(month)
                CROSS JOIN unnest(:kpis::text[]) AS k(kpi)
                LEFT JOIN kpi_day d ON d.kpi = k.kpi AND d.business_date >= m.month::date
                    AND d.business_date < (m.month + interval '1 month')::date
                GROUP BY m.month, k.kpi
                UNION ALL
                SELECT starts_on, 'ACTIVE_USERS', users, 0 FROM kpi_active_count
                WHERE span = 'MONTH') AS months
            WHERE month >= :first AND month <= :last
            """;

    private final JdbcClient client;
    private final Clock clock;
    private final ReadFreshness freshness;
    private final KpiTargets targets;

    Kpis(JdbcClient client, Clock clock, ReadFreshness freshness) {
        this.client = client;
        this.clock = clock;
        this.freshness = freshness;
        targets = new KpiTargets(client, clock);
    }

    /**
     * The figures of a year; for the running one as they stand now.
     *
     * <p>Refused with {@code OUTSIDE_THE_BOOKS} when the year lies in the future or ended before
     * the first event.
     */
    public Year fiscalYear(FiscalYear year) {
        Instant now = clock.instant();
        freshness.require(KpiProjection.NAME, KpiPeriods.endWithin(year.lastDay(), now));
        KpiPeriods.requireBegan(client, year, now);
        Map<Kpi, Long> counted = new EnumMap<>(Kpi.class);
        client.sql(YEAR)
                .param("first", year.firstDay())
                .param("last", year.lastDay())
                .query(row -> {
                    add(row, counted);
                });
        Instant end = BusinessDate.endOf(year.lastDay());
        return new Year(
                year.year(),
                year.era(),
                KpiFigures.of(counted),
                targets.of(year),
                now.isBefore(end) ? now : end);
    }

    /** All years from the first day of the books to the running one, in order. */
    public List<Year> table() {
        freshness.require(KpiProjection.NAME, null);
        return KpiPeriods.began(client).stream()
                .flatMapToInt(began ->
                        IntStream.rangeClosed(
                                FiscalYear.of(began).year(),
                                FiscalYear.of(BusinessDate.of(clock.instant())).year()))
                .mapToObj(year -> fiscalYear(new FiscalYear(year)))
                .toList();
    }

    /**
     * The years of the city's table, in order: those of the books, of which empty ones have just
     * the running year, and those that have targets only.
     */
    public List<PlannedYear> plannedTable() {
        SortedMap<Integer, Year> counted = new TreeMap<>();
        table().forEach(year -> counted.put(year.fiscalYear(), year));
        if (counted.isEmpty()) {
            Year running = fiscalYear(FiscalYear.of(BusinessDate.of(clock.instant())));
            counted.put(running.fiscalYear(), running);
        }
        return Stream.concat(counted.keySet().stream(), targets.years().stream())
                .distinct()
                .sorted()
                .map(FiscalYear::new)
                .map(year ->
                        new PlannedYear(
                                year,
                                targets.of(year),
                                Optional.ofNullable(counted.get(year.year())).map(Year::figures)))
                .toList();
    }

    /**
     * The months of a year in order, without those that lie in the future or before the first
     * event. Refused as {@link #fiscalYear}.
     */
    public List<Month> monthly(FiscalYear year) {
        Instant now = clock.instant();
        freshness.require(KpiProjection.NAME, KpiPeriods.endWithin(year.lastDay(), now));
        LocalDate began = KpiPeriods.requireBegan(client, year, now);
        LocalDate today = BusinessDate.of(now);
        Map<YearMonth, Map<Kpi, Long>> months = new TreeMap<>();
        client.sql(MONTHS)
                .param("began", began)
                .param("first", year.firstDay())
                .param("last", today.isBefore(year.lastDay()) ? today : year.lastDay())
                .param("kpis", Kpi.countedByDays().map(Kpi::name).toArray(String[]::new))
                .query(row -> {
                    add(
                            row,
                            months.computeIfAbsent(
                                    YearMonth.from(row.getObject("month", LocalDate.class)),
                                    _ -> new EnumMap<>(Kpi.class)));
                });
        return months.entrySet().stream()
                .map(month -> new Month(month.getKey(), KpiFigures.of(month.getValue())))
                .toList();
    }

    private static void add(ResultSet row, Map<Kpi, Long> counted) throws SQLException {
        Kpi kpi = Kpi.valueOf(row.getString("kpi"));
        boolean standing = kpi.isStanding();
        counted.merge(kpi, row.getLong(standing ? "standing" : "added_up"), Long::sum);
    }

    /**
     * A year's figures.
     *
     * @param era the year as Japan prints it, e.g. {@code R5}
     * @param targets what the city set out to reach; without those that it set none for
     * @param asOf the end of the year, or now while it runs
     */
    public record Year(
            int fiscalYear, String era, KpiFigures figures, Map<Kpi, Long> targets, Instant asOf) {
        public @Nullable Long target(Kpi kpi) {
            return targets.get(kpi);
        }

        /** Figure over target in percent, rounded half up to one decimal; null without a target. */
        public @Nullable BigDecimal achievement(Kpi kpi) {
            Long target = targets.get(kpi);
            return target == null
                    ? null
                    : BigDecimal.valueOf(kpi.of(figures))
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(target), 1, RoundingMode.HALF_UP);
        }
    }

    /**
     * A year of the city's table.
     *
     * @param figures empty for a year that is not in the books
     */
    public record PlannedYear(
            FiscalYear year, Map<Kpi, Long> targets, Optional<KpiFigures> figures) {}

    public record Month(YearMonth month, KpiFigures figures) {}
}
