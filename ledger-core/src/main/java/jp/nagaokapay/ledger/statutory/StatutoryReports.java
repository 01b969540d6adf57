package jp.nagaokapay.ledger.statutory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.campaign.CampaignProcessors;
import jp.nagaokapay.ledger.journal.JournalProjection;
import jp.nagaokapay.ledger.journal.JournalRule;
import jp.nagaokapay.ledger.log.follow.ReadFreshness;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import jp.nagaokapay.ledger.statutory.StatutoryReport.Figures;
import jp.nagaokapay.ledger.wallet.schedule.LotsRemaining;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports to the authority, whether they are due or only for reference. Throws {@link Unavailable}
 * while the books do not have all that belongs in them.
 *
 * <p>Read from the journal's sums, {@link StatutoryLots} and what remains in lots, in one statement
 * and so at one moment. Base dates end months, so value in wallets comes from whole months; what is
 * over and not booked as expired is taken off it, and its lots are counted with those that expired.
 */
@Component
public final class StatutoryReports {
    private static final String BOOKS = JournalProjection.NAME;
    private static final String BEGAN = "SELECT at FROM journal_began";

    private static final String FIGURES =
            """
            WITH owed AS (
                SELECT split_part(account_group, ':', 2) AS kind,
                    sum(credit - debit) FILTER (WHERE month <= :previous) AS before,
                    sum(credit - debit) AS now
                FROM account_month
                WHERE account = '' AND account_group LIKE 'wallet:%' AND month <= :base
                GROUP BY account_group),
            unbooked AS (
                SELECT split_part(account_group, ':', 2) AS kind,
                    sum(amount) FILTER (WHERE ended_on <= :previous) AS before,
                    sum(amount) AS now
                FROM ended_day WHERE ended_on <= :base GROUP BY account_group),
            moved AS (
                SELECT kind, sum(issues) AS issues, sum(issued) AS issued, sum(uses) AS uses,
                    sum(used) AS used, sum(lapsed) AS lapsed
                FROM value_day WHERE value_date > :previous AND value_date <= :base GROUP BY kind),
            lots AS (
                SELECT kind, sum(opened - ended) AS outstanding,
                    sum(expired) FILTER (WHERE base_date = :base) AS expired
                FROM statutory_half WHERE base_date <= :base GROUP BY kind),
            overdue AS (
                SELECT lower(l.kind) AS kind, count(*) AS expired FROM lot l
                WHERE remaining > 0 AND expires_on > :previous AND expires_on <= :base
                    AND NOT EXISTS (SELECT FROM statutory_expired e
                        WHERE e.lot_id = l.lot_id AND e.base_date = :base)
                GROUP BY 1)
            SELECT kind, coalesce(o.before, 0) - coalesce(u.before, 0) AS outstanding_before,
                coalesce(issues, 0) AS issues, coalesce(issued, 0) AS issued,
                coalesce(uses, 0) AS uses, coalesce(used, 0) AS used,
                coalesce(lapsed, 0) + coalesce(u.now, 0) - coalesce(u.before, 0) AS expired,
                coalesce(o.now, 0) - coalesce(u.now, 0) AS outstanding,
                coalesce(l.expired, 0) + coalesce(d.expired, 0) AS expired_lots,
                coalesce(l.outstanding, 0) AS outstanding_lots
            FROM (VALUES ('paid'), ('points')) AS k(kind)
            LEFT JOIN owed o USING (kind) LEFT JOIN unbooked u USING (kind)
            LEFT JOIN moved m USING (kind)
            LEFT JOIN lots l USING (kind) LEFT JOIN overdue d USING (kind)
            """;

    /** In the order in which what happened becomes points, dated by what happened. */
    private static final List<String> POINTS_ON_THEIR_WAY = CampaignProcessors.FROM_EVENT_TO_POINTS;

    private static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final JdbcClient client;
    private final Clock clock;
    private final ReadFreshness freshness;
    private final Issuer issuer;

    StatutoryReports(JdbcClient client, Clock clock, ReadFreshness freshness, Issuer issuer) {
        this.client = client;
        this.clock = clock;
        this.freshness = freshness;
        this.issuer = issuer;
    }

    /** The base dates that are over, within the books; newest first. */
    public List<LocalDate> baseDates() {
        freshness.require(BOOKS, null);
        return began().map(first -> BaseDates.between(first, BusinessDate.of(clock.instant())))
                .orElse(List.of());
    }

    /**
     * The report of a base date; refused with {@code BASE_DATE_UNKNOWN} for a date that is none,
     * and with {@code OUTSIDE_THE_BOOKS} for one that is not over or is before the books.
     */
    public StatutoryReport of(LocalDate baseDate) {
        JournalRule.BASE_DATE_IS_ONE_OF_THE_LAW.require(BaseDates.isOne(baseDate));
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(
                baseDate.isBefore(BusinessDate.of(clock.instant())));
        Instant until = BusinessDate.endOf(baseDate).minusNanos(1);
        POINTS_ON_THEIR_WAY.forEach(policy -> freshness.require(policy, until));
        freshness.require(BOOKS, until);
        freshness.require(LotsRemaining.NAME, until);
        JournalRule.TIME_IS_WITHIN_THE_BOOKS.require(
                began().filter(first -> !baseDate.isBefore(first)).isPresent());
        LocalDate previous = BaseDates.before(baseDate);
        Map<String, Figures> figures =
                client
                        .sql(FIGURES)
                        .param("base", baseDate)
                        .param("previous", previous)
                        .query((row, _) -> Map.entry(row.getString("kind"), figures(row)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new StatutoryReport(
                issuer,
                baseDate,
                previous,
                figures.getOrDefault("paid", NONE),
                figures.getOrDefault("points", NONE));
    }

    private Optional<LocalDate> began() {
        return client.sql(BEGAN)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> BusinessDate.of(at.toInstant()));
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("outstanding_before"),
                row.getLong("issues"),
                row.getLong("issued"),
                row.getLong("uses"),
                row.getLong("used"),
                row.getLong("expired"),
                row.getLong("outstanding"),
                row.getLong("expired_lots"),
                row.getLong("outstanding_lots"));
    }
}
