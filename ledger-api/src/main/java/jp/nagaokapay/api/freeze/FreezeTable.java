package jp.nagaokapay.api.freeze;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code wallet_freeze}. */
@Component
class FreezeTable {
    private final JdbcClient jdbc;

    FreezeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added: else the wallet is stopped for this cause already. */
    boolean add(WalletId walletId, Freeze freeze) {
        return jdbc.sql(
                                """
                                INSERT INTO wallet_freeze (freeze_id, wallet_id, cause, reason,
                                                           frozen_by, frozen_at)
                                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .param(Ids.next("freeze"))
                        .param(walletId.value())
                        .param(freeze.cause().name())
                        .param(freeze.reason())
                        .param(freeze.by())
                        .param(SqlTime.utc(freeze.since()))
                        .update()
                > 0;
    }

    /** Lifts all; whether there was any. */
    boolean lift(WalletId walletId, @Nullable String by, @Nullable String reason, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE wallet_freeze SET thawed_at = ?, thawed_by = ?,
                                    thaw_reason = ?, told = false
                                 WHERE wallet_id = ? AND thawed_at IS NULL
                                """)
                        .param(SqlTime.utc(now))
                        .param(by)
                        .param(reason)
                        .param(walletId.value())
                        .update()
                > 0;
    }

    /** Those that were not lifted, the oldest first. */
    List<Freeze> open(WalletId walletId) {
        return jdbc.sql(
                        """
                        SELECT cause, frozen_at, reason, frozen_by FROM wallet_freeze
                         WHERE wallet_id = ? AND thawed_at IS NULL ORDER BY freeze_id
                        """)
                .param(walletId.value())
                .query((row, _) ->
                        new Freeze(
                                FreezeCause.valueOf(row.getString("cause")),
                                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                                row.getString("reason"),
                                row.getString("frozen_by")))
                .list();
    }

    List<PastFreeze> all(WalletId walletId) {
        return jdbc.sql(
                        """
                        SELECT cause, frozen_at, thawed_at FROM wallet_freeze
                         WHERE wallet_id = ? ORDER BY freeze_id
                        """)
                .param(walletId.value())
                .query((row, _) -> {
                    OffsetDateTime thawed = row.getObject("thawed_at", OffsetDateTime.class);
                    return new PastFreeze(
                            FreezeCause.valueOf(row.getString("cause")),
                            row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                            thawed == null ? null : thawed.toInstant());
                })
                .list();
    }

    /** Wallets of which the ledger has not heard the last. */
    List<WalletId> untold(int limit) {
        return jdbc.sql("SELECT DISTINCT wallet_id FROM wallet_freeze WHERE NOT told LIMIT ?")
                .param(limit)
                .query((row, _) -> new WalletId(row.getString(1)))
                .list();
    }

    List<String> untold(WalletId walletId) {
        return jdbc.sql("SELECT freeze_id FROM wallet_freeze WHERE wallet_id = ? AND NOT told")
                .param(walletId.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    void told(List<String> freezeIds) {
        jdbc.sql("UPDATE wallet_freeze SET told = true WHERE freeze_id = ANY (?)")
                .param(freezeIds.toArray(String[]::new))
                .update();
    }
}
