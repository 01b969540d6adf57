package jp.nagaokapay.api.identity.clients;

import jp.nagaokapay.ledger.merchant.MerchantId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Serialises what adds to a shop's owners or clients, so that a limit on their number holds. */
public final class ShopLimitLock {
    private ShopLimitLock() {}

    /** Until the transaction ends. */
    public static void lock(JdbcClient jdbc, MerchantId merchantId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("shop-credentials:" + merchantId)
                .query(row -> {});
    }
}
