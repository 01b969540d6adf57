package jp.nagaokapay.ledger.wallet.policy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletCommand.ExpireHold;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WhenHoldExpiresThenReleaseIt {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    WhenHoldExpiresThenReleaseIt(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    int run(Instant now) {
        int released = 0;
        String after = "";
        List<ExpireHold> due;
        do {
            due = due(now, after);
            released +=
                    SideBySide.sum(
                            due,
                            command -> {
                                ledger.send(command);
                                return 1;
                            });
            after = due.isEmpty() ? after : due.getLast().paymentId().value();
        } while (due.size() == BATCH);
        return released;
    }

    private List<ExpireHold> due(Instant now, String after) {
        return jdbc.sql(
                        """
                        SELECT payment_id, wallet_id FROM hold_due
                        WHERE expires_at <= ? AND payment_id > ?
                        ORDER BY payment_id
                        LIMIT ?
                        """)
                .params(Timestamp.from(now), after, BATCH)
                .query((row, _) ->
                        new ExpireHold(
                                new WalletId(row.getString("wallet_id")),
                                new PaymentId(row.getString("payment_id"))))
                .list();
    }
}
