package jp.nagaokapay.ledger.wallet.funding;

import java.time.Instant;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Makes money due back also when the process crashed that had reversed or failed the charge.
 * Usually it is due already, or even given back, and this changes nothing.
 */
@Component
@ProcessingGroup(WhenChargeEndsWithoutValueThenMoneyIsDueBack.NAME)
@DisallowReplay
final class WhenChargeEndsWithoutValueThenMoneyIsDueBack {
    /** The processor's name. */
    static final String NAME = "policy-money-back";

    private static final String DUE =
            """
            INSERT INTO funding_return (charge_id, wallet_id, due_since)
            VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private final ProjectionWrites writes;

    WhenChargeEndsWithoutValueThenMoneyIsDueBack(ProjectionWrites writes) {
        this.writes = writes;
    }

    @EventHandler
    void on(ChargeReversed event) {
        due(event.walletId(), event.chargeId(), event.occurredAt());
    }

    /** Other failures follow the provider's no: there is no money to give back. */
    @EventHandler
    void on(ChargeFailed event) {
        if (event.reason().equals(FundingRule.WITHIN_WALLETS_PER_INSTRUMENT.code())) {
            due(event.walletId(), event.chargeId(), event.occurredAt());
        }
    }

    private void due(WalletId walletId, ChargeId chargeId, Instant since) {
        writes.add(DUE, chargeId.value(), walletId.value(), since);
    }
}
