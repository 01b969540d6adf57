package jp.nagaokapay.ledger.kpi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the city set out to reach, by fiscal year. Each change is a version that stays for ever; who
 * makes one names the version it is made from, so that of two people at once one is refused.
 */
@Component
public final class KpiTargets {
    /** How many years ahead of the running one have targets. */
    public static final int YEARS_AHEAD = 10;

    /** How many of a year's versions are shown, the newest. */
    private static final int SHOWN = 100;

    private static final String VERSIONS =
            """
            SELECT * FROM kpi_target WHERE fiscal_year = ? ORDER BY version DESC LIMIT ?
            """;

    private static final String ADD =
            """
            INSERT INTO kpi_target (fiscal_year, version, set_by, set_at, total_charged,
                participating_shops, non_resident_users, payment_count)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private final JdbcClient client;
    private final Clock clock;

    KpiTargets(JdbcClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** A year's versions, newest first, at most a hundred; empty when it never had targets. */
    public List<Version> versions(FiscalYear year) {
        return client.sql(VERSIONS).params(year.year(), SHOWN).query(KpiTargets::version).list();
    }

    /** The years that ever had targets, in order. */
    List<Integer> years() {
        return client.sql("SELECT DISTINCT fiscal_year FROM kpi_target ORDER BY fiscal_year")
                .query((row, _) -> row.getInt("fiscal_year"))
                .list();
    }

    /** What holds for a year; without those that it has no target for. */
    Map<Kpi, Long> of(FiscalYear year) {
        List<Version> versions = versions(year);
        return versions.isEmpty() ? Map.of() : versions.getFirst().targets();
    }

    /**
     * Sets a year's targets. The same as hold already change nothing, so a request may be sent
     * again.
     *
     * <p>Refused with {@code TARGETS_CHANGED} when {@code seen} is not the newest version, and with
     * {@code TARGET_YEAR_TOO_FAR}.
     *
     * @param seen the version that was changed; 0 when there was none
     * @param targets of {@link Kpi#WITH_TARGETS}, more than zero; those left out have no target
     * @param who the person, opaque
     */
    public Version set(FiscalYear year, int seen, Map<Kpi, Long> targets, String who) {
        Instant now = clock.instant();
        int last = FiscalYear.of(BusinessDate.of(now)).year() + YEARS_AHEAD;
        KpiRule.TARGETS_ARE_OF_OUR_TIME.require(year.year() <= last, Map.of("year", "" + last));
        Version newest = newest(year);
        if (newest.targets().equals(targets)) {
            return newest;
        }
        requireNewest(seen, newest);
        Version next = new Version(seen + 1, Map.copyOf(targets), who, now);
        boolean isAdded =
                client.sql(ADD)
                                .params(year.year(), next.number(), who, SqlTime.utc(now))
                                .params(
                                        Kpi.WITH_TARGETS.stream()
                                                .<@Nullable Object>map(targets::get)
                                                .toList())
                                .update()
                        == 1;
        if (!isAdded) {
            Version others = newest(year);
            if (!others.targets().equals(targets)) {
                requireNewest(seen, others);
            }
            return others;
        }
        return next;
    }

    private static void requireNewest(int seen, Version newest) {
        KpiRule.TARGETS_ARE_AS_SEEN.require(
                seen == newest.number(), Map.of("version", newest.number()));
    }

    private Version newest(FiscalYear year) {
        return versions(year).stream()
                .findFirst()
                .orElse(new Version(0, Map.of(), "", Instant.EPOCH));
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        Map<Kpi, Long> targets = new EnumMap<>(Kpi.class);
        put(targets, Kpi.TOTAL_CHARGED, row.getObject("total_charged", Long.class));
        put(targets, Kpi.PARTICIPATING_SHOPS, row.getObject("participating_shops", Long.class));
        put(targets, Kpi.NON_RESIDENT_USERS, row.getObject("non_resident_users", Long.class));
        put(targets, Kpi.PAYMENT_COUNT, row.getObject("payment_count", Long.class));
        return new Version(
                row.getInt("version"),
                targets,
                row.getString("set_by"),
                row.getObject("set_at", OffsetDateTime.class).toInstant());
    }

    private static void put(Map<Kpi, Long> targets, Kpi kpi, @Nullable Long target) {
        if (target != null) {
            targets.put(kpi, target);
        }
    }

    /**
     * @param number counts from 1 in each year
     * @param setBy the person, opaque; {@code city} for what was published before
     */
    public record Version(int number, Map<Kpi, Long> targets, String setBy, Instant setAt) {}
}
