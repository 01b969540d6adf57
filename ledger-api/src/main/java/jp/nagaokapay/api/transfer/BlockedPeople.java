package jp.nagaokapay.api.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.register.ResidentErased;
import jp.nagaokapay.ledger.shared.lock.AdvisoryLock;
import jp.nagaokapay.ledger.shared.message.Ids;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** From whom holders take nothing. Who is blocked is not told. */
@Component
class BlockedPeople {
    static final int BLOCKED_MAX = 100;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlockedPeople(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Blocks somebody; blocked before, it answers the same. */
    String block(WalletId holder, WalletId blocked) {
        return transaction.execute(_ -> {
            AdvisoryLock.BLOCKED_PEOPLE.lock(jdbc, holder.value());
            return jdbc.sql(
                            "SELECT blocked_id FROM blocked_person WHERE holder = ? AND blocked = ?")
                    .params(holder.value(), blocked.value())
                    .query(String.class)
                    .optional()
                    .orElseGet(() -> add(holder, blocked));
        });
    }

    private String add(WalletId holder, WalletId blocked) {
        TransferRule.WITHIN_BLOCKED_PEOPLE.require(
                of(holder).size() < BLOCKED_MAX, Map.of("most", BLOCKED_MAX));
        String id = Ids.next("blocked");
        jdbc.sql(
                        """
                        INSERT INTO blocked_person (blocked_id, holder, blocked, since)
                        VALUES (?, ?, ?, ?)
                        """)
                .params(id, holder.value(), blocked.value(), SqlTime.utc(clock.instant()))
                .update();
        return id;
    }

    void unblock(WalletId holder, String blockedId) {
        if (jdbc.sql("DELETE FROM blocked_person WHERE holder = ? AND blocked_id = ?")
                        .params(holder.value(), blockedId)
                        .update()
                == 0) {
            throw new Refused(TransferRule.BLOCK_IS_KNOWN);
        }
    }

    /** Whom a holder blocked, the first first. */
    List<Blocked> of(WalletId holder) {
        return jdbc.sql(
                        """
                        SELECT blocked_id, blocked, since FROM blocked_person
                        WHERE holder = ? ORDER BY since, blocked_id
                        """)
                .param(holder.value())
                .query((row, _) ->
                        new Blocked(
                                row.getString("blocked_id"),
                                new WalletId(row.getString("blocked")),
                                row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether one of two has blocked the other. */
    boolean between(WalletId one, WalletId other) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM blocked_person
                            WHERE (holder, blocked) IN ((:one, :other), (:other, :one)))
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    @EventListener
    void forget(ResidentErased erased) {
        jdbc.sql(
                        """
                        DELETE FROM blocked_person USING resident r
                        WHERE r.resident_id = ? AND r.wallet_id IN (holder, blocked)
                        """)
                .param(erased.residentId().value())
                .update();
    }

    record Blocked(String blockedId, WalletId walletId, Instant since) {}
}
