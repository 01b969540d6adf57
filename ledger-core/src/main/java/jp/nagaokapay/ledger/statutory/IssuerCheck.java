package jp.nagaokapay.ledger.statutory;

import java.util.Optional;
import jp.nagaokapay.ledger.shared.settings.SettingsCheck;
import org.springframework.core.env.Environment;

/** Whether {@code nagaokapay.statutory-report.*} serves, before a program is started with it. */
public final class IssuerCheck {
    private IssuerCheck() {}

    /** In words what is wrong; empty when all is well. */
    public static Optional<String> problem(Environment settings) {
        return SettingsCheck.problem(settings, IssuerSettings.class, IssuerSettings::issuer);
    }
}
