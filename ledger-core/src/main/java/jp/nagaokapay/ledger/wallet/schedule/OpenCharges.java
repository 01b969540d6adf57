package jp.nagaokapay.ledger.wallet.schedule;

import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code open_charge}: the charges whose money is asked for and not yet in. */
@Component
@ProcessingGroup(OpenCharges.NAME)
final class OpenCharges {
    /** The processor's name. */
    static final String NAME = "open-charges";

    private static final String OPENED =
            """
            INSERT INTO open_charge (charge_id, wallet_id, amount, channel, requested_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    private static final String ENDED = "DELETE FROM open_charge WHERE charge_id = ?";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    OpenCharges(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        client = JdbcClient.create(jdbc);
    }

    @EventHandler
    void on(ChargeRequested event) {
        String id = event.chargeId().value();
        items().opens(
                        id,
                        id,
                        event.walletId().value(),
                        event.amount().amount(),
                        event.channel().name(),
                        SqlTime.utc(event.occurredAt()));
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

    /**
     * Charges asked for at {@code instant} or before and still open, in the order of their ids, but
     * for those whose provider said so lately that it is not asked again at {@code now}.
     *
     * @param after the last charge of the page before; empty for the first page
     */
    List<Open> openSince(Instant instant, Instant now, String after, int limit) {
        return client.sql(
                        """
                        SELECT charge_id, wallet_id FROM open_charge
                        WHERE requested_at <= ? AND charge_id > ? AND NOT EXISTS (
                            SELECT FROM funding_answer a
                            WHERE a.charge_id = open_charge.charge_id AND a.look_at > ?)
                        ORDER BY charge_id
                        LIMIT ?
                        """)
                .params(SqlTime.utc(instant), after, SqlTime.utc(now), limit)
                .query((row, _) ->
                        new Open(
                                new WalletId(row.getString("wallet_id")),
                                new ChargeId(row.getString("charge_id"))))
                .list();
    }

    record Open(WalletId walletId, ChargeId chargeId) {}

    private OpenItems items() {
        return OpenItems.ofBatch("open_charge", OPENED, ENDED, jdbc);
    }
}
