package jp.nagaokapay.ledger.proof;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.proof.Check.Piece;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shops in the order of their ids that any of several tables knows, some at a time. */
final class ShopPages {
    /** Jumps from shop to shop in the index. */
    private static final String OF_TABLE =
            """
            (WITH RECURSIVE known AS (
                (SELECT merchant_id AS shop FROM {table} WHERE merchant_id > :shop
                    ORDER BY merchant_id LIMIT 1)
                UNION ALL
                SELECT (SELECT t.merchant_id FROM {table} t WHERE t.merchant_id > k.shop
                    ORDER BY t.merchant_id LIMIT 1)
                FROM known k WHERE k.shop IS NOT NULL)
            SELECT shop FROM known WHERE shop IS NOT NULL LIMIT :limit)
            """;

    private static final String OF_BOOKS =
            """
            (WITH RECURSIVE known AS (
                (SELECT account FROM account_month
                    WHERE account > 'merchant-payable:' || :shop AND account < 'merchant-payable;'
                    ORDER BY account LIMIT 1)
                UNION ALL
                SELECT (SELECT m.account FROM account_month m
                    WHERE m.account > k.account AND m.account < 'merchant-payable;'
                    ORDER BY m.account LIMIT 1)
                FROM known k WHERE k.account IS NOT NULL)
            SELECT substr(account, 18) AS shop FROM known WHERE account IS NOT NULL LIMIT :limit)
            """;

    private final JdbcClient client;
    private final String sql;

    /**
     * @param tables those that have an index that begins with {@code merchant_id}
     */
    ShopPages(JdbcClient client, String... tables) {
        this.client = client;
        sql =
                Stream.concat(
                                Stream.of(OF_BOOKS),
                                Stream.of(tables).map(table -> OF_TABLE.replace("{table}", table)))
                        .collect(Collectors.joining(" UNION ", "", " ORDER BY shop LIMIT :limit"));
    }

    private List<String> behind(String shop, int limit) {
        return client.sql(sql)
                .param("shop", shop)
                .param("limit", limit)
                .query((row, _) -> row.getString("shop"))
                .list();
    }

    /** The piece of the next shops behind {@code cursor}. */
    Piece next(String cursor, int limit, Comparison comparison) {
        List<String> slice = behind(cursor, limit);
        return slice.isEmpty()
                ? new Piece(List.of(), Check.BEGINNING, true)
                : new Piece(comparison.of(slice), slice.getLast(), false);
    }

    /** The findings of one shop, named by a finding's key: the shop, a blank, the figure. */
    static List<Finding> again(Finding finding, Comparison comparison) {
        String key = finding.key();
        return comparison.of(List.of(key.substring(0, key.lastIndexOf(' '))));
    }

    /** What a check finds of some shops. */
    interface Comparison {
        List<Finding> of(List<String> shops);
    }
}
