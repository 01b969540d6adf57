package jp.nagaokapay.ledger.wallet.projection;

import java.sql.Timestamp;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Table {@code open_charge}: the charges whose money is asked for and not yet in. */
@Component
@ProcessingGroup("open-charges")
class OpenCharges {
    private static final String OPENED =
            """
            INSERT INTO open_charge (charge_id, wallet_id, requested_at) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String ENDED = "DELETE FROM open_charge WHERE charge_id = ?";

    private final JdbcTemplate jdbc;

    OpenCharges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ChargeRequested event) {
        String id = event.chargeId().value();
        items().opens(id, id, event.walletId().value(), Timestamp.from(event.occurredAt()));
    }

    @EventHandler
    void on(WalletCharged event) {
        items().ends(event.chargeId().value());
    }

    @EventHandler
    void on(ChargeFailed event) {
        items().ends(event.chargeId().value());
    }

    @ResetHandler
    void reset() {
        jdbc.update("TRUNCATE open_charge");
    }

    private OpenItems items() {
        return OpenItems.ofBatch("open_charge", OPENED, ENDED, jdbc);
    }
}
