package jp.nagaokapay.ledger.wallet.funding;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.WalletRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the wallet of a charge in the tables of lots and open charges, which follow the log, and
 * among those that failed lately.
 */
@Component
class ChargeWallets {
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final JdbcClient jdbc;

    ChargeWallets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits a little for a charge made just now before it says that there is none. */
    WalletId require(ChargeId chargeId) {
        for (int i = 0; i < TRIES; i++) {
            Optional<WalletId> found = find(chargeId);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new Refused(WalletRule.CHARGE_IS_KNOWN);
    }

    Optional<WalletId> find(ChargeId chargeId) {
        return jdbc.sql(
                        """
                        SELECT wallet_id FROM lot WHERE lot_id = ?
                        UNION ALL
                        SELECT wallet_id FROM open_charge WHERE charge_id = ?
                        UNION ALL
                        SELECT wallet_id FROM funding_answer WHERE charge_id = ?
                        LIMIT 1
                        """)
                .params(LotId.of(chargeId).value(), chargeId.value(), chargeId.value())
                .query(String.class)
                .optional()
                .map(WalletId::new);
    }
}
