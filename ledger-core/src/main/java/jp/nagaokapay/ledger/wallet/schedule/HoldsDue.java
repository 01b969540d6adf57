package jp.nagaokapay.ledger.wallet.schedule;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code hold_due}: the open holds and when they end. */
@Component
@ProcessingGroup(HoldsDue.NAME)
final class HoldsDue {
    /** The processor's name. */
    static final String NAME = "holds-due";

    private static final String OPENED =
            """
            INSERT INTO hold_due (payment_id, wallet_id, expires_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String ENDED = "DELETE FROM hold_due WHERE payment_id = ?";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    HoldsDue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        client = JdbcClient.create(jdbc);
    }

    @EventHandler
    void on(PaymentAuthorized event) {
        String id = event.paymentId().value();
        items().opens(id, id, event.walletId().value(), SqlTime.utc(event.expiresAt()));
    }

    @EventHandler
    void on(PaymentCaptured event) {
        items().ends(event.paymentId().value());
    }

    @EventHandler
    void on(PaymentVoided event) {
        items().ends(event.paymentId().value());
    }

    @EventHandler
    void on(HoldExpired event) {
        items().ends(event.paymentId().value());
    }

    @ResetHandler
    void reset() {
        jdbc.update("TRUNCATE hold_due");
    }

    /**
     * What ends the holds whose time has passed at {@code now}, in the order of their payments'
     * ids.
     *
     * @param after the last payment of the page before; empty for the first page
     */
    List<ExpireHold> due(Instant now, String after, int limit) {
        return client.sql(
                        """
                        SELECT payment_id, wallet_id FROM hold_due
                        WHERE expires_at <= ? AND payment_id > ?
                        ORDER BY payment_id
                        LIMIT ?
                        """)
                .params(SqlTime.utc(now), after, limit)
                .query((row, _) ->
                        new ExpireHold(
                                new WalletId(row.getString("wallet_id")),
                                new PaymentId(row.getString("payment_id"))))
                .list();
    }

    private OpenItems items() {
        return OpenItems.ofBatch("hold_due", OPENED, ENDED, jdbc);
    }
}
