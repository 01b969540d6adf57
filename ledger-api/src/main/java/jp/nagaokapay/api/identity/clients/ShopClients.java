package jp.nagaokapay.api.identity.clients;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.web.RealTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clients that act for a shop, and whether they still may. A row is locked by whoever changes a
 * client's credentials, so that of a revocation and a renewal at once the revocation prevails.
 */
@Component
@BuiltInIssuer
class ShopClients {
    private static final String SELECT =
            """
            SELECT s.client_id, s.merchant_id, s.terminal_id, s.label, s.created_at, s.revoked_at,
                   c.id IS NOT NULL AS has_client, c.client_secret IS NOT NULL AS has_secret,
                   e.expires_at
              FROM shop_client s
              LEFT JOIN oauth2_registered_client c ON c.client_id = s.client_id
              LEFT JOIN enrolment_code e ON e.client_id = s.client_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShopClients(JdbcClient jdbc, @RealTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds a client; one that was there, ended or not, stays as it is. */
    void add(
            String clientId,
            MerchantId merchantId,
            @Nullable TerminalId terminalId,
            @Nullable String label) {
        jdbc.sql(
                        """
                        INSERT INTO shop_client
                               (client_id, merchant_id, terminal_id, label, created_at)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .param(clientId)
                .param(merchantId.value())
                .param(terminalId == null ? null : terminalId.value())
                .param(label)
                .param(SqlTime.utc(clock.instant()))
                .update();
    }

    Optional<ShopClient> find(String clientId) {
        return jdbc.sql(SELECT + "WHERE s.client_id = ?")
                .param(clientId)
                .query(ShopClients::client)
                .optional();
    }

    Optional<ShopClient> of(TerminalId terminalId) {
        return jdbc.sql(SELECT + "WHERE s.terminal_id = ?")
                .param(terminalId.value())
                .query(ShopClients::client)
                .optional();
    }

    /** A shop's terminals. */
    List<ShopClient> terminals(MerchantId merchantId) {
        return list("WHERE s.merchant_id = ? AND s.terminal_id IS NOT NULL", merchantId);
    }

    /** A shop's programs, which have no terminal. */
    List<ShopClient> programs(MerchantId merchantId) {
        return list("WHERE s.merchant_id = ? AND s.terminal_id IS NULL", merchantId);
    }

    /** Locks a client that may still act until the transaction ends; empty when it may not. */
    Optional<ShopClient> lock(String clientId) {
        return jdbc.sql(SELECT + "WHERE s.client_id = ? AND s.revoked_at IS NULL FOR UPDATE OF s")
                .param(clientId)
                .query(ShopClients::client)
                .optional();
    }

    void revoke(String clientId) {
        jdbc.sql(
                        """
                        UPDATE shop_client SET revoked_at = ?
                         WHERE client_id = ? AND revoked_at IS NULL
                        """)
                .param(SqlTime.utc(clock.instant()))
                .param(clientId)
                .update();
    }

    private List<ShopClient> list(String where, MerchantId merchantId) {
        return jdbc.sql(SELECT + where + " ORDER BY s.created_at, s.client_id")
                .param(merchantId.value())
                .query(ShopClients::client)
                .list();
    }

    private static ShopClient client(ResultSet row, int number) throws SQLException {
        String terminal = row.getString("terminal_id");
        return new ShopClient(
                row.getString("client_id"),
                new MerchantId(row.getString("merchant_id")),
                terminal == null ? null : new TerminalId(terminal),
                row.getString("label"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "revoked_at"),
                authentication(row),
                instant(row, "expires_at"));
    }

    private static ShopClient.Authentication authentication(ResultSet row) throws SQLException {
        if (!row.getBoolean("has_client")) {
            return ShopClient.Authentication.PENDING;
        }
        return row.getBoolean("has_secret")
                ? ShopClient.Authentication.SECRET
                : ShopClient.Authentication.KEY;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
