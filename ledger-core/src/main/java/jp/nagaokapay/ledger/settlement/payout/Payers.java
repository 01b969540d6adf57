package jp.nagaokapay.ledger.settlement.payout;

import java.util.Optional;
import jp.nagaokapay.ledger.settlement.SettlementRule;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The payer as configured; a wrong one stops the program at its start. */
@Component
@EnableConfigurationProperties(PayerProperties.class)
class Payers {
    private final Optional<Payer> payer;

    Payers(PayerProperties properties) {
        payer = properties.payer();
    }

    Payer require() {
        return payer.orElseThrow(() -> new Refused(SettlementRule.PAYER_IS_CONFIGURED));
    }
}
