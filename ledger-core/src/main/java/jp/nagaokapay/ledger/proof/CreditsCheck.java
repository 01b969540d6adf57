package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every payment and refund of a shop is credited to it: what its receivable has and what is still
 * behind it are all of its movements, and nothing is still behind that the policy has passed.
 */
final class CreditsCheck implements Check {
    private static final int SHOPS = 50;

    /** The most of the log that is read for what is not in the receivables, in events. */
    private static final long AHEAD_MAX = 20_000;

    /** A shop's credits as far as its receivable shows them, and as far as the log has them. */
    private static final String COMPARE =
            """
            WITH credits AS MATERIALIZED (
                SELECT s.shop,
                    coalesce((SELECT (e.payload ->> 'upToPosition')::bigint FROM domain_event e
                        WHERE e.aggregate_id = aggregate_key(s.shop)
                            AND e.kind IN (SELECT number FROM stored_kind
                                WHERE name = 'merchant.receivable-credited')
                            AND e.position <= :receivable
                        ORDER BY e.sequence_number DESC LIMIT 1), 0) AS shown,
                    coalesce((SELECT (e.payload ->> 'upToPosition')::bigint FROM domain_event e
                        WHERE e.aggregate_id = aggregate_key(s.shop)
                            AND e.kind IN (SELECT number FROM stored_kind
                                WHERE name = 'merchant.receivable-credited')
                        ORDER BY e.sequence_number DESC LIMIT 1), 0) AS credited
                FROM unnest(:shops::text[]) AS s(shop)),
            behind AS MATERIALIZED (
                SELECT * FROM settlement_movement
                WHERE position > (SELECT min(c.shown) FROM credits c JOIN settlement_shop h
                        ON h.merchant_id = c.shop AND h.last_position > c.shown)
                    AND position <= :shop_sums),
            compared AS (
                SELECT c.shop, r.captured + b.captured AS captured,
                    r.refunded + b.refunded AS refunded,
                    coalesce(h.captured, 0) AS all_captured,
                    coalesce(h.refunded, 0) AS all_refunded,
                    m.moved AS missed, m.first AS missed_first, m.last AS missed_last
                FROM credits c
                LEFT JOIN settlement_shop h ON h.merchant_id = c.shop
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(captured), 0) AS captured,
                        coalesce(sum(refunded), 0) AS refunded
                    FROM receivable WHERE merchant_id = c.shop) AS r
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(captured), 0) AS captured,
                        coalesce(sum(refunded), 0) AS refunded
                    FROM behind
                    WHERE merchant_id = c.shop AND position > c.shown) AS b
                CROSS JOIN LATERAL (
                    SELECT coalesce(sum(captured + refunded), 0) AS moved,
                        min(position) AS first, max(position) AS last
                    FROM behind
                    WHERE merchant_id = c.shop AND position > c.credited
                        AND position <= :passed) AS m)
            SELECT shop, figure, expected, actual, first, last
            FROM compared, LATERAL (VALUES
                ('captured', all_captured, captured, 1::bigint, :shop_sums::bigint),
                ('refunded', all_refunded, refunded, 1, :shop_sums),
                ('uncredited', missed, 0, missed_first, missed_last))
                AS figures(figure, expected, actual, first, last)
            WHERE expected <> actual ORDER BY shop, figure
            """;

    private final JdbcClient client;
    private final ShopPages shops;

    CreditsCheck(JdbcClient client) {
        this.client = client;
        shops = new ShopPages(client, "settlement_shop", "receivable");
    }

    @Override
    public String name() {
        return "credits";
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

    /** What a receivable shows was in the sums before it was credited. */
    private static boolean comparable(TablePositions positions) {
        long ahead = positions.shopSums() - positions.receivable();
        return ahead >= 0 && ahead <= AHEAD_MAX;
    }

    private List<Finding> compare(List<String> slice, TablePositions positions) {
        return client.sql(COMPARE)
                .param("shops", slice.toArray(String[]::new))
                .param("receivable", positions.receivable())
                .param("passed", positions.crediting())
                .param("shop_sums", positions.shopSums())
                .query((row, _) ->
                        new Finding(
                                name(),
                                row.getString("shop") + ' ' + row.getString("figure"),
                                "merchant-payable:" + row.getString("shop"),
                                row.getLong("first"),
                                row.getLong("last"),
                                row.getLong("expected"),
                                row.getLong("actual")))
                .list();
    }
}
