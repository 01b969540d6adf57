package jp.nagaokapay.ledger.wallet.policy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class WhenChargeStaysOpenThenResolveIt {
    private static final int BATCH = 200;

    /** Longer than a first attempt takes. */
    private static final Duration OPEN_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Charges charges;

    WhenChargeStaysOpenThenResolveIt(JdbcClient jdbc, Charges charges) {
        this.jdbc = jdbc;
        this.charges = charges;
    }

    int run(Instant now) {
        int ended = 0;
        String after = "";
        List<Open> open;
        do {
            open = open(now.minus(OPEN_FOR), after);
            ended += SideBySide.sum(open, this::resume);
            after = open.isEmpty() ? after : open.getLast().chargeId().value();
        } while (open.size() == BATCH);
        return ended + charges.giveBackDue(now, BATCH);
    }

    private int resume(Open charge) {
        Status status = charges.resume(charge.walletId(), charge.chargeId()).status();
        return status == Status.PENDING ? 0 : 1;
    }

    private List<Open> open(Instant before, String after) {
        return jdbc.sql(
                        """
                        SELECT charge_id, wallet_id FROM open_charge
                        WHERE requested_at <= ? AND charge_id > ?
                        ORDER BY charge_id
                        LIMIT ?
                        """)
                .params(Timestamp.from(before), after, BATCH)
                .query((row, _) ->
                        new Open(
                                new WalletId(row.getString("wallet_id")),
                                new ChargeId(row.getString("charge_id"))))
                .list();
    }

    private record Open(WalletId walletId, ChargeId chargeId) {}
}
