package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Of each kind of value, issued is used, lapsed and outstanding; what is outstanding stands in
 * wallets and in lots' ends alike; and the trial balance is zero.
 */
final class KindsCheck implements Check {
    private static final String COMPARE =
            """
            WITH owed AS (
                SELECT split_part(account_group, ':', 2) AS kind, sum(credit - debit) AS amount
                FROM account_month WHERE account = '' AND account_group LIKE 'wallet:%'
                GROUP BY account_group),
            left_over AS (
                SELECT kind, sum(issued - used - lapsed) AS amount FROM value_day GROUP BY kind),
            ends AS (
                SELECT split_part(account_group, ':', 2) AS kind, sum(amount) AS amount
                FROM ended_day GROUP BY account_group),
            compared AS (
                SELECT 'issued' AS key, 'wallet:' || kind AS account, l.amount AS expected,
                    o.amount AS actual
                FROM owed o FULL JOIN left_over l USING (kind)
                UNION ALL
                SELECT 'ends', 'wallet:' || kind, e.amount, o.amount
                FROM owed o FULL JOIN ends e USING (kind)
                UNION ALL
                SELECT 'trial-balance', 'all', sum(debit), sum(credit)
                FROM account_month WHERE account = '')
            SELECT key, account, coalesce(expected, 0) AS expected, coalesce(actual, 0) AS actual
            FROM compared WHERE coalesce(expected, 0) <> coalesce(actual, 0)
            """;

    private final JdbcClient client;

    KindsCheck(JdbcClient client) {
        this.client = client;
    }

    @Override
    public String name() {
        return "kinds";
    }

    @Override
    public int piecesARun() {
        return 1;
    }

    @Override
    public Optional<Piece> next(String cursor, TablePositions positions) {
        return Optional.of(new Piece(compare(positions), BEGINNING, true));
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return Optional.of(compare(positions));
    }

    private List<Finding> compare(TablePositions positions) {
        return client.sql(COMPARE)
                .query((row, _) ->
                        new Finding(
                                name(),
                                row.getString("key"),
                                row.getString("account"),
                                1,
                                positions.journal(),
                                row.getLong("expected"),
                                row.getLong("actual")))
                .list();
    }
}
