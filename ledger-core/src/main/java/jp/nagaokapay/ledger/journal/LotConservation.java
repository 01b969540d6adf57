package jp.nagaokapay.ledger.journal;

import java.util.List;
import jp.nagaokapay.ledger.wallet.LotKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what the books owe to wallets is what the lots hold, both as of one moment. */
@Component
public final class LotConservation {
    private static final String DIFFERENCES =
            """
            SELECT k.kind, coalesce(b.sum, 0) AS journal, coalesce(l.sum, 0) AS lots
            FROM (VALUES ('PAID', 'wallet:paid'), ('POINTS', 'wallet:points'))
                AS k(kind, account_group)
            LEFT JOIN (SELECT account_group, sum(credit - debit) AS sum FROM account_month
                WHERE account = '' GROUP BY account_group) AS b ON b.account_group = k.account_group
            LEFT JOIN (SELECT kind, sum(remaining) AS sum FROM lot GROUP BY kind) AS l
                ON l.kind = k.kind
            WHERE coalesce(b.sum, 0) <> coalesce(l.sum, 0) ORDER BY k.kind
            """;

    private final JdbcClient client;

    LotConservation(JdbcClient client) {
        this.client = client;
    }

    /**
     * The kinds of value in which books and lots differ; empty when all is conserved. Two
     * processors write the two sides, so a difference means something only when both have read the
     * whole log.
     */
    public List<Difference> differences() {
        return client.sql(DIFFERENCES)
                .query((row, _) ->
                        new Difference(
                                LotKind.valueOf(row.getString("kind")),
                                row.getLong("journal"),
                                row.getLong("lots")))
                .list();
    }

    /**
     * One kind's sums, in yen.
     *
     * @param journal what the books owe to all wallets
     * @param lots what remains in all lots, held value included
     */
    public record Difference(LotKind kind, long journal, long lots) {}
}
