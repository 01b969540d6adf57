package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.factors.PasskeyAnswer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signs a person in by passkey alone: the device is one factor, and verifies the person by another.
 */
@Hidden
@RestController
@BuiltInIssuer
class PasskeySignIn {
    static final String PATH = SignInSecurity.PATH + "/passkey";

    private final Passkeys passkeys;
    private final SignInThrottle throttle;
    private final CompletedSignIn completed;
    private final FailedSignIns failures;

    PasskeySignIn(
            Passkeys passkeys,
            SignInThrottle throttle,
            CompletedSignIn completed,
            FailedSignIns failures) {
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.completed = completed;
        this.failures = failures;
    }

    @PostMapping(PATH)
    ResponseEntity<String> signIn(
            @RequestParam String credential,
            @RequestParam String challenge,
            HttpServletRequest request,
            HttpServletResponse response) {
        return SignInLayout.redirect(
                passkeys.signer(new PasskeyAnswer(credential, challenge))
                        .map(person -> {
                            throttle.forgive(request);
                            return completed.complete(
                                    person,
                                    FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
                                    request,
                                    response);
                        })
                        .orElseGet(() -> {
                            failures.wrongPasskey(request);
                            return LoginNotice.PASSKEY.address();
                        }));
    }
}
