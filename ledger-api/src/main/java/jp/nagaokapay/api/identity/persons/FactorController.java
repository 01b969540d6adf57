package jp.nagaokapay.api.identity.persons;

import java.util.List;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.factors.Passkey;
import jp.nagaokapay.api.identity.factors.Passkeys;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What whoever is signed in has besides a password. It is seen and removed here; added only in a
 * browser, at {@link SettingsPage}.
 */
@RestController
@RequestMapping("/api/v1/account")
@BuiltInIssuer
class FactorController {
    private final SecondFactors factors;
    private final Passkeys passkeys;

    FactorController(SecondFactors factors, Passkeys passkeys) {
        this.factors = factors;
        this.passkeys = passkeys;
    }

    @GetMapping("/passkeys")
    PasskeyList listPasskeys(Caller caller) {
        return new PasskeyList(passkeys.of(AccountController.person(caller)));
    }

    @DeleteMapping("/passkeys/{passkeyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePasskey(Caller caller, @PathVariable String passkeyId) {
        factors.removePasskey(AccountController.person(caller), passkeyId);
    }

    @GetMapping("/second-factor")
    SecondFactors.Status showSecondFactor(Caller caller) {
        return factors.statusOf(AccountController.person(caller));
    }

    @DeleteMapping("/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAuthenticatorApp(Caller caller) {
        factors.removeApp(AccountController.person(caller));
    }

    record PasskeyList(List<Passkey> passkeys) {}
}
