package jp.nagaokapay.gateway.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The gateway's advisory locks, each held until the transaction that takes it ends. */
public enum TransactionLock {
    /** For a shop's id of a payment: its codes are made one after another, on whatever node. */
    CODES_OF_A_PAYMENT,
    /** For a shop: two registrations at once could both take its last endpoint. */
    WEBHOOK_ENDPOINTS_OF_A_SHOP,
    /** For a role: programs that start at once give it its rights one after another. */
    RIGHTS_ON_THE_SCHEMA;

    /** Waits until nobody else holds the lock for the same subject. */
    public void take(JdbcClient client, String subject) {
        client.sql("SELECT true FROM pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "gateway " + name() + ' ' + subject)
                .query(Boolean.class)
                .single();
    }
}
