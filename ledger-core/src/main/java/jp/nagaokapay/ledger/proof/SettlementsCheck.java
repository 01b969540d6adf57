package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the books owe a shop is what its payments and refunds, its fees, its transfers and what
 * shops paid each other leave, as the settlements list them; and what was credited to it is settled
 * or open. Compared as of the settlements' position: what the journal and the shops' sums have
 * behind it is left out.
 */
final class SettlementsCheck implements Check {
    private static final int SHOPS = 100;

    /** The most that is read to leave it out, in events. */
    private static final long AHEAD_MAX = 20_000;

    private static final String COMPARE =
            """
            WITH later AS MATERIALIZED (
                SELECT account, sum(change) AS amount FROM (
                    SELECT credit AS account, amount AS change FROM posting
                    WHERE position > :up_to AND credit LIKE 'merchant-payable:%'
                    UNION ALL
                    SELECT debit, -amount FROM posting
                    WHERE position > :up_to AND debit LIKE 'merchant-payable:%') AS ends
                GROUP BY account),
            moved AS (
                SELECT s.shop, coalesce(h.captured - h.refunded, 0) AS amount, h.last_position,
                    coalesce((SELECT (e.payload ->> 'upToPosition')::bigint FROM domain_event e
                        WHERE e.aggregate_id = aggregate_key(s.shop)
                            AND e.kind IN (SELECT number FROM stored_kind
                                WHERE name = 'merchant.receivable-credited')
                            AND e.position <= :up_to
                        ORDER BY e.sequence_number DESC LIMIT 1), 0) AS credited
                FROM unnest(:shops::text[]) AS s(shop)
                LEFT JOIN settlement_shop h ON h.merchant_id = s.shop),
            behind AS MATERIALIZED (
                SELECT * FROM settlement_movement
                WHERE position > (SELECT min(m.credited) FROM moved m
                        WHERE m.last_position > m.credited)
                    AND position <= :shop_sums),
            compared AS (
                SELECT m.shop,
                    m.amount - v.later - c.fees - t.transferred
                    + coalesce((SELECT received - paid FROM supplier_sum p
                        WHERE p.merchant_id = m.shop), 0) AS owed,
                    (SELECT coalesce(sum(credit - debit), 0) FROM account_month b
                        WHERE b.account = 'merchant-payable:' || m.shop)
                    - coalesce((SELECT amount FROM later l
                        WHERE l.account = 'merchant-payable:' || m.shop), 0) AS booked,
                    m.amount - v.uncredited AS credited,
                    c.settled + coalesce((SELECT open FROM settlement_open o
                        WHERE o.merchant_id = m.shop), 0) AS settled
                FROM moved m
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(captured - refunded) FILTER (WHERE position > :up_to), 0)
                            AS later,
                        coalesce(sum(captured - refunded), 0) AS uncredited
                    FROM behind
                    WHERE merchant_id = m.shop AND position > m.credited) AS v
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(fee), 0) AS fees,
                        coalesce(sum(captured - refunded), 0) AS settled
                    FROM settlement WHERE merchant_id = m.shop) AS c
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(amount), 0) AS transferred FROM settlement_transfer
                    WHERE merchant_id = m.shop AND status <> 'RETURNED') AS t)
            SELECT shop, figure, expected, actual
            FROM compared, LATERAL (VALUES
                ('payable', booked, owed),
                ('settled', credited, settled)) AS figures(figure, expected, actual)
            WHERE expected <> actual ORDER BY shop, figure
            """;

    private final JdbcClient client;
    private final ShopPages shops;

    SettlementsCheck(JdbcClient client) {
        this.client = client;
        shops =
                new ShopPages(
                        client,
                        "settlement_shop",
                        "settlement",
                        "settlement_transfer",
                        "supplier_sum");
    }

    @Override
    public String name() {
        return "settlements";
    }

    @Override
    public int piecesARun() {
        return 2;
    }

    @Override
    public Optional<Piece> next(String cursor, TablePositions positions) {
        return comparable(positions)
                ? Optional.of(shops.next(cursor, SHOPS, slice -> compare(slice, positions)))
                : Optional.empty();
    }

    @Override
    public Optional<List<Finding>> again(Finding finding, TablePositions positions) {
        return comparable(positions)
                ? Optional.of(ShopPages.again(finding, slice -> compare(slice, positions)))
                : Optional.empty();
    }

    private static boolean comparable(TablePositions positions) {
        return isAhead(positions.journal(), positions) && isAhead(positions.shopSums(), positions);
    }

    private static boolean isAhead(long position, TablePositions positions) {
        long ahead = position - positions.settlements();
        return ahead >= 0 && ahead <= AHEAD_MAX;
    }

    private List<Finding> compare(List<String> slice, TablePositions positions) {
        return client.sql(COMPARE)
                .param("shops", slice.toArray(String[]::new))
                .param("up_to", positions.settlements())
                .param("shop_sums", positions.shopSums())
                .query((row, _) ->
                        new Finding(
                                name(),
                                row.getString("shop") + ' ' + row.getString("figure"),
                                "merchant-payable:" + row.getString("shop"),
                                1,
                                positions.settlements(),
                                row.getLong("expected"),
                                row.getLong("actual")))
                .list();
    }
}
