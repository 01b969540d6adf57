package jp.nagaokapay.ledger.settlement.payout;

import java.util.Optional;
import jp.nagaokapay.ledger.shared.settings.SettingsCheck;
import org.springframework.core.env.Environment;

/** Whether {@code nagaokapay.payer.*} serves, before a program is started with it. */
public final class PayerCheck {
    private PayerCheck() {}

    /** In words what is wrong; empty when all is well, or nobody is named. */
    public static Optional<String> problem(Environment settings) {
        return SettingsCheck.problem(settings, PayerProperties.class, PayerProperties::payer);
    }
}
