package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lots against the journal, both as of the position of the lots: what the journal has more is left
 * out.
 */
final class LotComparison {
    /** Both sides by lot; a lot that one of them lacks counts as empty there. */
    private static final String COMPARE =
            """
            WITH booked AS (
                SELECT account, lot_id, sum(change) AS amount, min(position) AS first,
                    max(position) AS last
                FROM (
                    SELECT debit AS account, lot_id, -amount AS change, position FROM posting
                    WHERE debit = ANY(:accounts) AND debit LIKE 'wallet:%'
                        AND position <= :up_to
                    UNION ALL
                    SELECT credit, lot_id, amount, position FROM posting
                    WHERE credit = ANY(:accounts) AND position <= :up_to) AS ends
                GROUP BY account, lot_id),
            held AS (
                SELECT wallet_id || ':' || lower(kind) AS account, lot_id, remaining FROM lot
                WHERE lot_id = ANY(:lots) OR lot_id IN (SELECT lot_id FROM booked))
            SELECT coalesce(b.account, h.account) AS account,
                coalesce(b.lot_id, h.lot_id) AS lot_id, coalesce(b.amount, 0) AS booked,
                coalesce(h.remaining, 0) AS held, coalesce(b.first, 1) AS first,
                coalesce(b.last, :up_to) AS last
            FROM booked b FULL JOIN held h ON h.lot_id = b.lot_id AND h.account = b.account
            WHERE coalesce(b.amount, 0) <> coalesce(h.remaining, 0)
            ORDER BY lot_id, account
            """;

    private final String check;
    private final JdbcClient client;

    LotComparison(String check, JdbcClient client) {
        this.check = check;
        this.client = client;
    }

    boolean comparable(TablePositions positions) {
        return positions.journal() >= positions.lots();
    }

    List<Finding> compare(List<String> accounts, List<String> lots, TablePositions positions) {
        return client.sql(COMPARE)
                .param("accounts", accounts.toArray(String[]::new))
                .param("lots", lots.toArray(String[]::new))
                .param("up_to", positions.lots())
                .query((row, _) ->
                        new Finding(
                                check,
                                row.getString("lot_id"),
                                row.getString("account"),
                                row.getLong("first"),
                                row.getLong("last"),
                                row.getLong("booked"),
                                row.getLong("held")))
                .list();
    }

    Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return comparable(positions)
                ? Optional.of(
                        compare(List.of(finding.account()), List.of(finding.key()), positions)
                                .stream()
                                .filter(finding::sameAs)
                                .toList())
                : Optional.empty();
    }
}
