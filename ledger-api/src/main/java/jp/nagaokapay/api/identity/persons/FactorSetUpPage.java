package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.factors.AuthenticatorApps;
import jp.nagaokapay.api.identity.factors.OfferedApp;
import jp.nagaokapay.api.identity.factors.PasskeyAnswer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import jp.nagaokapay.api.identity.persons.SecondFactors.Next;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page after the password for whoever must have a second factor and has none: the sign-in ends
 * once they have added one.
 */
@Hidden
@RestController
@BuiltInIssuer
class FactorSetUpPage {
    static final String PATH = SecondFactorPage.PATH + "/set-up";
    private static final String APP = PATH + "/app";
    private static final String PASSKEY = PATH + "/passkey";

    private final SecondSteps steps;
    private final SecondFactors factors;
    private final AuthenticatorApps apps;
    private final Passkeys passkeys;
    private final PersonDetailsService persons;
    private final CompletedSignIn completed;

    FactorSetUpPage(
            SecondSteps steps,
            SecondFactors factors,
            AuthenticatorApps apps,
            Passkeys passkeys,
            PersonDetailsService persons,
            CompletedSignIn completed) {
        this.steps = steps;
        this.factors = factors;
        this.apps = apps;
        this.passkeys = passkeys;
        this.persons = persons;
        this.completed = completed;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken csrf) {
        return waiting(request)
                .map(person -> {
                    String name = persons.nameOf(person).orElse("");
                    return page(person, name, apps.offer(person, name), null, csrf, request);
                })
                .orElseGet(() -> SignInLayout.redirect(LoginNotice.EXPIRED.address()));
    }

    @PostMapping(APP)
    ResponseEntity<String> addApp(
            @RequestParam String sealed,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        Optional<String> person = waiting(request);
        if (person.isEmpty()) {
            return SignInLayout.redirect(LoginNotice.EXPIRED.address());
        }
        String name = persons.nameOf(person.get()).orElse("");
        return factors.addApp(person.get(), sealed, code)
                .map(codes ->
                        complete(codes, FactorGrantedAuthority.OTT_AUTHORITY, request, response))
                // with the secret that the app may have by now
                .orElseGet(() ->
                        page(
                                person.get(),
                                name,
                                apps.offerAgain(person.get(), name, sealed),
                                LoginNotice.CODE,
                                csrf,
                                request));
    }

    @PostMapping(PASSKEY)
    ResponseEntity<String> addPasskey(
            @RequestParam String credential,
            @RequestParam String challenge,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> person = waiting(request);
        if (person.isEmpty()) {
            return SignInLayout.redirect(LoginNotice.EXPIRED.address());
        }
        return factors.addPasskey(person.get(), new PasskeyAnswer(credential, challenge), name)
                .map(codes ->
                        complete(
                                codes,
                                FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
                                request,
                                response))
                .orElseGet(() -> SignInLayout.redirect(LoginNotice.PASSKEY.addressAt(PATH)));
    }

    /** Who gave the right password and has no factor: nobody else adds one here. */
    private Optional<String> waiting(HttpServletRequest request) {
        return steps.personIn(request)
                .filter(person -> factors.afterPassword(person) == Next.SET_UP_FACTOR);
    }

    private ResponseEntity<String> complete(
            List<String> codes,
            String factor,
            HttpServletRequest request,
            HttpServletResponse response) {
        String next =
                steps.take(request, response)
                        .map(person -> completed.complete(person, factor, request, response))
                        .orElseGet(LoginNotice.EXPIRED::address);
        return codes.isEmpty()
                ? SignInLayout.redirect(next)
                : SignInLayout.answer(
                        "回復コード<span lang=\"en\">Recovery codes</span>",
                        null,
                        FactorForms.recoveryCodes(codes, next),
                        request);
    }

    private ResponseEntity<String> page(
            String person,
            String name,
            OfferedApp offered,
            @Nullable LoginNotice notice,
            CsrfToken csrf,
            HttpServletRequest request) {
        return SignInLayout.answer(
                "2段階認証の設定<span lang=\"en\">Set up a second factor</span>",
                notice,
                INTRODUCTION
                        + FactorForms.newApp(APP, offered, csrf)
                        + OR_PASSKEY
                        + FactorForms.newPasskey(PASSKEY, passkeys.askForNew(person, name), csrf),
                request);
    }

    private static final String INTRODUCTION =
            """
            <p>職員のログインには、パスワードのほかに認証アプリかパスキーが必要です。どちらかを追加してください。
            <span lang="en">Staff sign in with an authenticator app or a passkey besides the password. Please add one of them.</span></p>
            """;

    private static final String OR_PASSKEY =
            """
            <h2>または、パスキー<span lang="en">Or a passkey</span></h2>
            """;
}
