package jp.nagaokapay.ledger.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sums of each value date are the sums of its postings, and a month's those of its days. */
final class SumsCheck implements Check {
    private static final String NEXT =
            """
            SELECT least(
                (SELECT min(value_date) FROM account_day WHERE account = '' AND value_date > :day),
                (SELECT min(value_date) FROM posting WHERE value_date > :day))
            """;

    private static final String DAY =
            """
            WITH ends AS (
                SELECT debit AS account, -sum(amount) AS change, min(position) AS first,
                    max(position) AS last
                FROM posting WHERE value_date = :day GROUP BY debit
                UNION ALL
                SELECT credit, sum(amount), min(position), max(position) FROM posting
                WHERE value_date = :day GROUP BY credit),
            grouped AS MATERIALIZED (
                SELECT account, account_group(account) AS account_group, change, first, last
                FROM ends),
            booked AS (
                SELECT account, account_group, sum(change) AS amount, min(first) AS first,
                    max(last) AS last
                FROM (
                    SELECT '' AS account, account_group, change, first, last FROM grouped
                    UNION ALL
                    SELECT * FROM grouped
                    WHERE account <> account_group AND account_group NOT LIKE 'wallet:%') AS levels
                GROUP BY account, account_group)
            SELECT coalesce(nullif(account, ''), account_group) AS account,
                coalesce(b.amount, 0) AS expected, coalesce(s.credit - s.debit, 0) AS actual,
                coalesce(b.first, 1) AS first, coalesce(b.last, :up_to) AS last
            FROM booked b FULL JOIN
                (SELECT * FROM account_day WHERE value_date = :day) AS s
                USING (account, account_group)
            WHERE coalesce(b.amount, 0) <> coalesce(s.credit - s.debit, 0) ORDER BY 1
            """;

    private static final String MONTH =
            """
            SELECT coalesce(nullif(account, ''), account_group) AS account,
                coalesce(d.amount, 0) AS expected, coalesce(m.credit - m.debit, 0) AS actual,
                1 AS first, :up_to AS last
            FROM (SELECT account, account_group, sum(credit - debit) AS amount FROM account_day
                WHERE value_date >= :month AND value_date < :month::date + interval '1 month'
                GROUP BY account, account_group) AS d
            FULL JOIN (SELECT * FROM account_month WHERE month = :month) AS m
                USING (account, account_group)
            WHERE coalesce(d.amount, 0) <> coalesce(m.credit - m.debit, 0) ORDER BY 1
            """;

    private final JdbcClient client;

    SumsCheck(JdbcClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "sums";
    }

    @Override
    public int piecesARun() {
        return 5;
    }

    @Override
    public Optional<Piece> next(String cursor, TablePositions positions) {
        LocalDate after = cursor.equals(BEGINNING) ? LocalDate.EPOCH : LocalDate.parse(cursor);
        return Optional.of(
                client.sql(NEXT)
                        .param("day", after)
                        .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                        .single()
                        .map(day -> new Piece(compare(day, positions), day.toString(), false))
                        .orElseGet(() -> new Piece(List.of(), BEGINNING, true)));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return Optional.of(compare(LocalDate.parse(finding.key().substring(0, 10)), positions));
    }

    private List<Finding> compare(LocalDate day, TablePositions positions) {
        LocalDate month = day.withDayOfMonth(1);
        return Stream.concat(
                        findings(client.sql(DAY).param("day", day), day.toString(), positions),
                        findings(
                                client.sql(MONTH).param("month", month),
                                month + " month",
                                positions))
                .toList();
    }

    private Stream<Finding> findings(
            JdbcClient.StatementSpec sql, String key, TablePositions positions) {
        return sql
                .param("up_to", positions.journal())
                .query((row, _) ->
                        new Finding(
                                name(),
                                key,
                                row.getString("account"),
                                row.getLong("first"),
                                row.getLong("last"),
                                row.getLong("expected"),
                                row.getLong("actual")))
                .list()
                .stream();
    }
}
