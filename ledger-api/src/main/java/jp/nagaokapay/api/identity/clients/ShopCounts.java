package jp.nagaokapay.api.identity.clients;

import jp.nagaokapay.ledger.merchant.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets one request at a time add to what a shop has, so that a limit is a limit. */
public final class ShopCounts {
    private ShopCounts() {}

    /** Until the transaction ends. */
    public static void lock(JdbcClient jdbc, MerchantId merchantId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("shop-credentials:" + merchantId)
                .query(row -> {});
    }
}
