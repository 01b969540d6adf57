package jp.nagaokapay.api.transfer;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.api.register.ResidentErased;
import jp.nagaokapay.ledger.shared.job.Jobs;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people write to each other with a transfer: no part of the ledger, and forgotten. */
@Component
class TransferMessages {
    static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(TransferId transferId, WalletId sender, WalletId receiver, String message) {
        jdbc.sql(
                        """
                        INSERT INTO transfer_message
                            (transfer_id, sender, receiver, message, written_at)
                        VALUES (?, ?, ?, ?, ?)
                        """)
                .params(
                        transferId.value(),
                        sender.value(),
                        receiver.value(),
                        message,
                        SqlTime.utc(clock.instant()))
                .update();
    }

    Map<TransferId, String> of(Collection<TransferId> transfers) {
        return jdbc
                .sql(
                        "SELECT transfer_id, message FROM transfer_message WHERE transfer_id = ANY (?)")
                .param(transfers.stream().map(TransferId::value).toArray(String[]::new))
                .query((row, _) ->
                        Map.entry(
                                new TransferId(row.getString("transfer_id")),
                                row.getString("message")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @EventListener
    void forget(ResidentErased erased) {
        jdbc.sql(
                        """
                        DELETE FROM transfer_message USING resident r
                        WHERE r.resident_id = ? AND r.wallet_id IN (sender, receiver)
                        """)
                .param(erased.residentId().value())
                .update();
    }

    void forgetOld() {
        jdbc.sql("DELETE FROM transfer_message WHERE written_at < ?")
                .param(SqlTime.utc(clock.instant().minus(KEPT)))
                .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> forgetTransferMessages(TransferMessages messages) {
            return Jobs.daily(LocalTime.of(3, 40), "forget-transfer-messages", messages::forgetOld);
        }
    }
}
