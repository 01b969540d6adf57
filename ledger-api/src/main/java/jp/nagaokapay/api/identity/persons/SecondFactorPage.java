package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.factors.PasskeyAnswer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import jp.nagaokapay.api.identity.persons.SecondFactors.Next;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page after the password, where persons give their second factor. */
@Hidden
@RestController
@BuiltInIssuer
class SecondFactorPage {
    static final String PATH = SignInSecurity.PATH + "/second-factor";
    private static final String BY_PASSKEY = PATH + "/passkey";

    private final SecondSteps steps;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final SignInThrottle throttle;
    private final CompletedSignIn completed;
    private final FailedSignIns failures;

    SecondFactorPage(
            SecondSteps steps,
            SecondFactors factors,
            Passkeys passkeys,
            SignInThrottle throttle,
            CompletedSignIn completed,
            FailedSignIns failures) {
        this.steps = steps;
        this.factors = factors;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.completed = completed;
        this.failures = failures;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken csrf) {
        Optional<String> person = steps.personIn(request);
        if (person.isEmpty()) {
            return SignInLayout.redirect(LoginNotice.EXPIRED.address());
        }
        return switch (factors.afterPassword(person.get())) {
            case GIVE_FACTOR ->
                    SignInLayout.page(
                            "2段階認証<span lang=\"en\">Second factor</span>",
                            forms(person.get(), csrf),
                            request);
            case SET_UP_FACTOR -> SignInLayout.redirect(FactorSetUpPage.PATH);
            // removed meanwhile
            case SIGNED_IN -> SignInLayout.redirect(LoginNotice.EXPIRED.address());
        };
    }

    private String forms(String person, CsrfToken csrf) {
        String code = FactorForms.code(PATH, csrf);
        return passkeys.of(person).isEmpty()
                ? code
                : FactorForms.passkey(BY_PASSKEY, passkeys.ask(person), csrf) + code;
    }

    @PostMapping(PATH)
    ResponseEntity<String> giveCode(
            @RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        try {
            return waiting(request)
                    .map(person ->
                            throttle.isRight(request, person, () -> factors.use(person, code))
                                    ? complete(
                                            FactorGrantedAuthority.OTT_AUTHORITY, request, response)
                                    : refused(person, request, LoginNotice.CODE))
                    .map(SignInLayout::redirect)
                    .orElseGet(() -> SignInLayout.redirect(LoginNotice.EXPIRED.address()));
        } catch (ProblemException tooMany) {
            return SignInLayout.redirect(LoginNotice.WAIT.address());
        }
    }

    @PostMapping(BY_PASSKEY)
    ResponseEntity<String> givePasskey(
            @RequestParam String credential,
            @RequestParam String challenge,
            HttpServletRequest request,
            HttpServletResponse response) {
        return waiting(request)
                .map(person ->
                        passkeys.signer(new PasskeyAnswer(credential, challenge))
                                        .filter(person::equals)
                                        .isPresent()
                                ? complete(
                                        FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
                                        request,
                                        response)
                                : refused(person, request, LoginNotice.PASSKEY))
                .map(SignInLayout::redirect)
                .orElseGet(() -> SignInLayout.redirect(LoginNotice.EXPIRED.address()));
    }

    /** Who gave the right password and has a factor to give. */
    private Optional<String> waiting(HttpServletRequest request) {
        return steps.personIn(request)
                .filter(person -> factors.afterPassword(person) == Next.GIVE_FACTOR);
    }

    private String refused(String person, HttpServletRequest request, LoginNotice notice) {
        failures.wrongSecondFactor(person, request);
        return notice.addressAt(PATH);
    }

    private String complete(
            String factor, HttpServletRequest request, HttpServletResponse response) {
        return steps.take(request, response)
                .map(person -> completed.complete(person, factor, request, response))
                .orElseGet(LoginNotice.EXPIRED::address);
    }
}
