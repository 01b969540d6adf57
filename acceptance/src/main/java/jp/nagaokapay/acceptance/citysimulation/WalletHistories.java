package jp.nagaokapay.acceptance.citysimulation;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hash over each wallet's events: equal histories have equal hashes. */
final class WalletHistories {
    private static final String OF_WALLETS =
            """
            SELECT aggregate_id, md5(string_agg(
                    event_name || ' ' || occurred_at || ' ' || payload, '' ORDER BY sequence_number))
                AS history
            FROM event_log WHERE aggregate_id LIKE 'wallet:%' GROUP BY aggregate_id
            """;

    private static final String OF_THE_TOWN =
            """
            SELECT coalesce(md5(string_agg(history, '' ORDER BY aggregate_id)), 'empty')
            FROM (%s) AS wallets
            """
                    .formatted(OF_WALLETS);

    private WalletHistories() {}

    /** A hash for each wallet's id. */
    static Map<String, String> ofWallets(JdbcClient jdbc) {
        Map<String, String> histories = new TreeMap<>();
        jdbc.sql(OF_WALLETS)
                .query(row -> {
                    histories.put(row.getString("aggregate_id"), row.getString("history"));
                });
        return histories;
    }

    /** One hash for all wallets. */
    static String ofTheTown(JdbcClient jdbc) {
        return jdbc.sql(OF_THE_TOWN).query(String.class).single();
    }
}
