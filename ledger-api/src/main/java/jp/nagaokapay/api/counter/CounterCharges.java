package jp.nagaokapay.api.counter;

import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which wallet each counter charge went to; a counter reverses its own charges and no others. */
@Component
class CounterCharges {
    private final JdbcClient jdbc;

    CounterCharges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Written before the charge, so that none is ever missing; the row of a refused charge does no
     * harm.
     */
    void remember(ChargeId chargeId, WalletId walletId) {
        jdbc.sql("INSERT INTO counter_charge (charge_id, wallet_id) VALUES (:charge, :wallet)")
                .param("charge", chargeId.value())
                .param("wallet", walletId.value())
                .update();
    }

    WalletId walletOf(ChargeId chargeId) {
        return jdbc.sql("SELECT wallet_id FROM counter_charge WHERE charge_id = :charge")
                .param("charge", chargeId.value())
                .query(String.class)
                .optional()
                .map(WalletId::new)
                .orElseThrow(() -> ProblemException.notFound("CHARGE_NOT_FOUND"));
    }
}
