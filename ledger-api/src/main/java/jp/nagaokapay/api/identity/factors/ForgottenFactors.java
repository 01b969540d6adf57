package jp.nagaokapay.api.identity.factors;

import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.register.ResidentErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Removes whatever a person signs in with but the password: when they are erased, or begin anew.
 */
@Component
@BuiltInIssuer
public class ForgottenFactors {
    private final AuthenticatorApps apps;
    private final RecoveryCodes codes;
    private final Passkeys passkeys;

    ForgottenFactors(AuthenticatorApps apps, RecoveryCodes codes, Passkeys passkeys) {
        this.apps = apps;
        this.codes = codes;
        this.passkeys = passkeys;
    }

    /** Call it in a transaction. */
    public void forget(String person) {
        apps.remove(person);
        codes.remove(person);
        passkeys.removeAll(person);
    }

    @EventListener
    void forget(ResidentErased erased) {
        forget(erased.residentId().value());
    }
}
