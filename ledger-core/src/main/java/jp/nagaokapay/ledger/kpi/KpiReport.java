package jp.nagaokapay.ledger.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link KpiProjection} counts; never more than a row a day. */
@Component
class KpiReport implements Kpis {
    private static final String YEAR =
            """
            SELECT coalesce(sum(total_charged) FILTER (WHERE business_date >= :first), 0)
                    AS total_charged,
                coalesce(sum(payment_count) FILTER (WHERE business_date >= :first), 0)
                    AS payment_count,
                coalesce(sum(captured - refunded) FILTER (WHERE business_date >= :first), 0)
                    AS usage_total,
                coalesce(sum(points_granted) FILTER (WHERE business_date >= :first), 0)
                    AS points_granted,
                coalesce(sum(participating_shops), 0) AS participating_shops,
                coalesce(sum(non_resident_users), 0) AS non_resident_users,
                (SELECT coalesce(sum(users), 0) FROM kpi_active_count
                    WHERE span = 'FISCAL_YEAR' AND starts_on = :first) AS active_users
            FROM kpi_day WHERE business_date <= :last
            """;

    /** The stocks run on from the first day of the books, so the year is cut out last. */
    private static final String MONTHS =
            """
            SELECT * FROM (
                SELECT m.month::date AS month,
                    coalesce(sum(d.total_charged), 0) AS total_charged,
                    coalesce(sum(d.payment_count), 0) AS payment_count,
                    coalesce(sum(d.captured - d.refunded), 0) AS usage_total,
                    coalesce(sum(d.points_granted), 0) AS points_granted,
                    sum(coalesce(sum(d.participating_shops), 0)) OVER (ORDER BY m.month)
                        AS participating_shops,
                    sum(coalesce(sum(d.non_resident_users), 0)) OVER (ORDER BY m.month)
                        AS non_resident_users,
                    (SELECT coalesce(sum(users), 0) FROM kpi_active_count
                        WHERE span = 'MONTH' AND starts_on = m.month::date) AS active_users
                FROM generate_series(date_trunc('month', :began::date::timestamp),
                        :last::date::timestamp, interval '1 month') AS m(month)
                LEFT JOIN kpi_day d ON d.business_date >= m.month::date
                    AND d.business_date < (m.month + interval '1 month')::date
                GROUP BY m.month) AS months
            WHERE month >= :first ORDER BY month
            """;

    private static final String TARGETS =
            """
            SELECT total_charged, payment_count, non_resident_users, participating_shops
            FROM kpi_target WHERE fiscal_year = :year
            """;

    private final JdbcClient client;
    private final Clock clock;
    private final ReadFreshness followed;

    KpiReport(JdbcClient client, Clock clock, ReadFreshness followed) {
        this.client = client;
        this.clock = clock;
        this.followed = followed;
    }

    @Override
    public Year fiscalYear(FiscalYear year) {
        Instant now = clock.instant();
        followed.require(KpiProjection.NAME, FirstDay.endWithin(year.lastDay(), now));
        FirstDay.requireBegan(client, year, now);
        Targets targets = targets(year);
        Instant end = BusinessDate.endOf(year.lastDay());
        Instant asOf = now.isBefore(end) ? now : end;
        return client.sql(YEAR)
                .param("first", year.firstDay())
                .param("last", year.lastDay())
                .query((row, _) -> year(year, row, targets, asOf))
                .single();
    }

    @Override
    public List<Year> table() {
        followed.require(KpiProjection.NAME, null);
        return FirstDay.of(client).stream()
                .flatMapToInt(began ->
                        IntStream.rangeClosed(
                                FiscalYear.of(began).year(),
                                FiscalYear.of(BusinessDate.of(clock.instant())).year()))
                .mapToObj(year -> fiscalYear(new FiscalYear(year)))
                .toList();
    }

    @Override
    public List<Month> monthly(FiscalYear year) {
        Instant now = clock.instant();
        followed.require(KpiProjection.NAME, FirstDay.endWithin(year.lastDay(), now));
        LocalDate began = FirstDay.requireBegan(client, year, now);
        LocalDate today = BusinessDate.of(now);
        return client.sql(MONTHS)
                .param("began", began)
                .param("first", year.firstDay())
                .param("last", today.isBefore(year.lastDay()) ? today : year.lastDay())
                .query(KpiReport::month)
                .list();
    }

    private Targets targets(FiscalYear year) {
        return client.sql(TARGETS)
                .param("year", year.year())
                .query((row, _) ->
                        new Targets(
                                row.getObject("total_charged", Long.class),
                                row.getObject("payment_count", Long.class),
                                row.getObject("non_resident_users", Long.class),
                                row.getObject("participating_shops", Long.class)))
                .optional()
                .orElseGet(() -> new Targets(null, null, null, null));
    }

    private static Year year(FiscalYear year, ResultSet row, Targets targets, Instant asOf)
            throws SQLException {
        long totalCharged = row.getLong("total_charged");
        long paymentCount = row.getLong("payment_count");
        long nonResidents = row.getLong("non_resident_users");
        long shops = row.getLong("participating_shops");
        long usage = row.getLong("usage_total");
        return new Year(
                year.year(),
                year.era(),
                totalCharged,
                paymentCount,
                nonResidents,
                shops,
                targets,
                new Achievement(
                        percent(totalCharged, targets.totalCharged()),
                        percent(paymentCount, targets.paymentCount()),
                        percent(nonResidents, targets.nonResidentUsers()),
                        percent(shops, targets.participatingShops())),
                usage,
                row.getLong("points_granted"),
                row.getLong("active_users"),
                RippleEffect.of(usage),
                asOf);
    }

    private static Month month(ResultSet row, int number) throws SQLException {
        long usage = row.getLong("usage_total");
        return new Month(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("total_charged"),
                row.getLong("payment_count"),
                row.getLong("non_resident_users"),
                row.getLong("participating_shops"),
                usage,
                row.getLong("points_granted"),
                row.getLong("active_users"),
                RippleEffect.of(usage));
    }

    private static @Nullable BigDecimal percent(long figure, @Nullable Long target) {
        return target == null
                ? null
                : BigDecimal.valueOf(figure)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(target), 1, RoundingMode.HALF_UP);
    }
}
