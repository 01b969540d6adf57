package jp.nagaokapay.ledger.wallet.projection;

import java.sql.Timestamp;
import jp.nagaokapay.ledger.wallet.WalletEvent.HoldExpired;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentAuthorized;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentCaptured;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentVoided;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code hold_due}: the open holds and when they end. */
@Component
@ProcessingGroup("holds-due")
class HoldsDue {
    private static final String OPENED =
            """
            INSERT INTO hold_due (payment_id, wallet_id, expires_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String ENDED = "DELETE FROM hold_due WHERE payment_id = ?";

    private final JdbcTemplate jdbc;

    HoldsDue(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(PaymentAuthorized event) {
        String id = event.paymentId().value();
        items().opens(id, id, event.walletId().value(), Timestamp.from(event.expiresAt()));
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

    private OpenItems items() {
        return OpenItems.ofBatch("hold_due", OPENED, ENDED, jdbc);
    }
}
