package jp.nagaokapay.ledger.wallet.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.wallet.ExpiringValue;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@link LotsRemaining} by the date of expiry: a page looks at one day's lots. */
@Component
class ExpiringLots implements ExpiringValue {
    private static final String ON =
            """
            SELECT wallet_id, expires_on,
                coalesce(sum(remaining) FILTER (WHERE kind = 'PAID'), 0) AS paid,
                coalesce(sum(remaining) FILTER (WHERE kind = 'POINTS'), 0) AS points
            FROM lot WHERE expires_on = ? AND remaining > 0
            """;

    private final JdbcClient jdbc;

    ExpiringLots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Expiring> on(LocalDate expiresOn, @Nullable WalletId after, int limit) {
        return jdbc.sql(
                        ON
                                + " AND wallet_id > ? GROUP BY wallet_id, expires_on"
                                + " ORDER BY wallet_id LIMIT ?")
                .params(expiresOn, after == null ? "" : after.value(), Math.min(limit, PAGE_MAX))
                .query(ExpiringLots::row)
                .list();
    }

    @Override
    public Expiring in(WalletId walletId, LocalDate expiresOn) {
        return jdbc.sql(ON + " AND wallet_id = ? GROUP BY wallet_id, expires_on")
                .params(expiresOn, walletId.value())
                .query(ExpiringLots::row)
                .optional()
                .orElseGet(() -> new Expiring(walletId, expiresOn, 0, 0));
    }

    private static Expiring row(ResultSet row, int number) throws SQLException {
        return new Expiring(
                new WalletId(row.getString("wallet_id")),
                row.getObject("expires_on", LocalDate.class),
                row.getLong("paid"),
                row.getLong("points"));
    }
}
