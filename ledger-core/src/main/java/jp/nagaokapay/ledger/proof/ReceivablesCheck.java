package jp.nagaokapay.ledger.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop's receivable of a date is what was paid there and refunded by wallets that day: as far as
 * the log says that its movements were credited.
 */
final class ReceivablesCheck implements Check {
    private static final int DAYS = 500;

    /** Days that either side knows. */
    private static final String SLICE =
            """
            (SELECT merchant_id AS shop, business_date AS day FROM receivable
                WHERE (merchant_id, business_date) > (:shop, :day)
                ORDER BY merchant_id, business_date LIMIT :limit)
            UNION
            (SELECT substr(account, 18), value_date FROM account_day
                WHERE (account, value_date) > ('merchant-payable:' || :shop, :day)
                    AND account < 'merchant-payable;'
                ORDER BY account, value_date LIMIT :limit)
            ORDER BY shop, day LIMIT :limit
            """;

    private static final String COMPARE =
            """
            WITH days AS (
                SELECT * FROM unnest(:shops::text[], :days::date[]) AS d(shop, day)),
            credited AS MATERIALIZED (
                SELECT s.shop, (SELECT (e.payload ->> 'upToPosition')::bigint FROM domain_event e
                    WHERE e.aggregate_id = aggregate_key(s.shop)
                        AND e.kind IN (SELECT number FROM stored_kind
                                WHERE name = 'merchant.receivable-credited')
                        AND e.position <= :receivable
                    ORDER BY e.sequence_number DESC LIMIT 1) AS up_to
                FROM (SELECT DISTINCT shop FROM days) AS s),
            compared AS (
                SELECT d.shop, d.day, p.booked, coalesce(r.captured - r.refunded, 0) AS credited,
                    p.paid IS DISTINCT FROM coalesce(r.captured, 0) AS differs, p.first, p.last
                FROM days d JOIN credited c USING (shop)
                LEFT JOIN receivable r ON r.merchant_id = d.shop AND r.business_date = d.day,
                LATERAL (
                    SELECT coalesce(sum(change), 0) AS booked,
                        coalesce(sum(change) FILTER (WHERE change > 0), 0) AS paid,
                        min(position) AS first, max(position) AS last
                    FROM (
                        SELECT amount AS change, position FROM posting
                        WHERE credit = 'merchant-payable:' || d.shop AND value_date = d.day
                            AND debit LIKE 'wallet:%' AND position <= c.up_to
                        UNION ALL
                        SELECT -amount, position FROM posting
                        WHERE debit = 'merchant-payable:' || d.shop AND value_date = d.day
                            AND debit NOT LIKE 'wallet:%' AND position <= c.up_to
                            AND (credit LIKE 'wallet:%' OR credit LIKE 'breakage:%')) AS ends) AS p)
            SELECT shop, day, booked, credited, coalesce(first, 1) AS first,
                coalesce(last, :receivable) AS last
            FROM compared WHERE booked <> credited OR differs ORDER BY shop, day
            """;

    private final JdbcClient client;

    ReceivablesCheck(JdbcClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "receivables";
    }

    @Override
    public int piecesARun() {
        return 3;
    }

    @Override
    public Optional<Piece> next(String cursor, TablePositions positions) {
        if (!comparable(positions)) {
            return Optional.empty();
        }
        Day after = cursor.equals(BEGINNING) ? new Day("", LocalDate.EPOCH) : Day.parse(cursor);
        List<Day> days =
                client.sql(SLICE)
                        .param("shop", after.shop())
                        .param("day", after.day())
                        .param("limit", DAYS)
                        .query(ReceivablesCheck::day)
                        .list();
        return Optional.of(
                days.isEmpty()
                        ? new Piece(List.of(), BEGINNING, true)
                        : new Piece(compare(days, positions), days.getLast().toString(), false));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return comparable(positions)
                ? Optional.of(compare(List.of(Day.parse(finding.key())), positions))
                : Optional.empty();
    }

    private static boolean comparable(TablePositions positions) {
        return positions.journal() >= positions.receivable();
    }

    private List<Finding> compare(List<Day> days, TablePositions positions) {
        return client.sql(COMPARE)
                .param("shops", days.stream().map(Day::shop).toArray(String[]::new))
                .param(
                        "days",
                        days.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .param("receivable", positions.receivable())
                .query((row, number) ->
                        new Finding(
                                name(),
                                day(row, number).toString(),
                                "merchant-payable:" + row.getString("shop"),
                                row.getLong("first"),
                                row.getLong("last"),
                                row.getLong("booked"),
                                row.getLong("credited")))
                .list();
    }

    private static Day day(ResultSet row, int number) throws SQLException {
        return new Day(row.getString("shop"), row.getObject("day", LocalDate.class));
    }

    /** As text the shop, a blank, the date. */
    private record Day(String shop, LocalDate day) {
        static Day parse(String text) {
            int blank = text.lastIndexOf(' ');
            return new Day(text.substring(0, blank), LocalDate.parse(text.substring(blank + 1)));
        }

        @Override
        public String toString() {
            return shop + ' ' + day;
        }
    }
}
