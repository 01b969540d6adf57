package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.factors.AuthenticatorApps;
import jp.nagaokapay.api.identity.factors.Passkey;
import jp.nagaokapay.api.identity.factors.PasskeyAnswer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page where whoever has just signed in adds and removes passkeys and an authenticator app.
 * Later a session is not enough: somebody else may sit in front of it.
 */
@Hidden
@RestController
@BuiltInIssuer
class SettingsPage {
    static final String PATH = SignInSecurity.PATH + "/settings";
    private static final String APP = PATH + "/app";
    private static final String APP_REMOVAL = APP + "/removal";
    private static final String PASSKEYS = PATH + "/passkeys";
    private static final String PASSKEY_REMOVAL = PASSKEYS + "/removal";

    private final CompletedSignIn signIn;
    private final SecondFactors factors;
    private final AuthenticatorApps apps;
    private final Passkeys passkeys;
    private final PersonDetailsService persons;

    SettingsPage(
            CompletedSignIn signIn,
            SecondFactors factors,
            AuthenticatorApps apps,
            Passkeys passkeys,
            PersonDetailsService persons) {
        this.signIn = signIn;
        this.factors = factors;
        this.apps = apps;
        this.passkeys = passkeys;
        this.persons = persons;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(
            HttpServletRequest request, HttpServletResponse response, CsrfToken csrf) {
        return whoever(
                request,
                response,
                person ->
                        SignInLayout.page(
                                "パスキーと2段階認証<span lang=\"en\">Passkeys and second factor</span>",
                                passkeysOf(person, csrf) + appOf(person, csrf),
                                request));
    }

    @GetMapping(path = APP, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> appPage(
            HttpServletRequest request, HttpServletResponse response, CsrfToken csrf) {
        return whoever(
                request,
                response,
                person ->
                        SignInLayout.page(
                                "認証アプリの追加<span lang=\"en\">Add an authenticator app</span>",
                                FactorForms.newApp(APP, apps.offer(person, name(person)), csrf),
                                request));
    }

    @PostMapping(APP)
    ResponseEntity<String> addApp(
            @RequestParam String sealed,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf) {
        return whoever(
                request,
                response,
                person ->
                        factors.addApp(person, sealed, code)
                                .map(codes -> added(codes, request))
                                .orElseGet(() ->
                                        SignInLayout.answer(
                                                "認証アプリの追加<span lang=\"en\">Add an authenticator app</span>",
                                                LoginNotice.CODE,
                                                FactorForms.newApp(
                                                        APP,
                                                        apps.offerAgain(
                                                                person, name(person), sealed),
                                                        csrf),
                                                request)));
    }

    @PostMapping(APP_REMOVAL)
    ResponseEntity<String> removeApp(HttpServletRequest request, HttpServletResponse response) {
        return whoever(request, response, person -> removed(() -> factors.removeApp(person)));
    }

    @PostMapping(PASSKEYS)
    ResponseEntity<String> addPasskey(
            @RequestParam String credential,
            @RequestParam String challenge,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        return whoever(
                request,
                response,
                person ->
                        factors.addPasskey(person, new PasskeyAnswer(credential, challenge), name)
                                .map(codes -> added(codes, request))
                                .orElseGet(() ->
                                        SignInLayout.redirect(
                                                LoginNotice.PASSKEY.addressAt(PATH))));
    }

    @PostMapping(PASSKEY_REMOVAL)
    ResponseEntity<String> removePasskey(
            @RequestParam String passkeyId,
            HttpServletRequest request,
            HttpServletResponse response) {
        return whoever(
                request,
                response,
                person -> removed(() -> factors.removePasskey(person, passkeyId)));
    }

    /** Leads whoever has not just signed in to do so, and back. */
    private ResponseEntity<String> whoever(
            HttpServletRequest request,
            HttpServletResponse response,
            Function<String, ResponseEntity<String>> answer) {
        return signIn.recentIn(request)
                .map(answer)
                .orElseGet(() -> {
                    PendingAuthorization.leadToSettings(request, response);
                    return SignInLayout.redirect(LoginNotice.FIRST_SIGN_IN.address());
                });
    }

    private static ResponseEntity<String> added(List<String> codes, HttpServletRequest request) {
        return codes.isEmpty()
                ? SignInLayout.redirect(LoginNotice.ADDED.addressAt(PATH))
                : SignInLayout.answer(
                        "回復コード<span lang=\"en\">Recovery codes</span>",
                        null,
                        FactorForms.recoveryCodes(codes, PATH),
                        request);
    }

    private static ResponseEntity<String> removed(Runnable removal) {
        try {
            removal.run();
            return SignInLayout.redirect(LoginNotice.REMOVED.address());
        } catch (Refused refused) {
            return SignInLayout.redirect(
                    refused.rule() == FactorRule.SECOND_FACTOR_REMAINS
                            ? LoginNotice.LAST.addressAt(PATH)
                            : PATH);
        }
    }

    private String passkeysOf(String person, CsrfToken csrf) {
        return """
        <p>パスキーがあれば、指紋や顔、画面ロックでログインできます。
        <span lang="en">With a passkey you sign in by fingerprint, face or screen lock.</span></p>
        <p>ここで何かを削除すると、すべての端末からログアウトします。
        <span lang="en">Removing anything here signs you out everywhere.</span></p>
        <ul class="own">%s</ul>
        """
                        .formatted(
                                passkeys.of(person).stream()
                                        .map(passkey -> row(passkey, csrf))
                                        .collect(Collectors.joining()))
                + FactorForms.newPasskey(PASSKEYS, passkeys.askForNew(person, name(person)), csrf);
    }

    private static String row(Passkey passkey, CsrfToken csrf) {
        return "<li><span>%s</span>%s</li>"
                .formatted(
                        SignInLayout.escaped(passkey.name()),
                        SignInLayout.form(
                                PASSKEY_REMOVAL,
                                SignInLayout.hidden("passkeyId", passkey.passkeyId()) + REMOVE,
                                csrf));
    }

    private String appOf(String person, CsrfToken csrf) {
        return APP_HEADING
                + (apps.addedAt(person).isEmpty()
                        ? ADD_APP
                        : OWN_APP + SignInLayout.form(APP_REMOVAL, REMOVE, csrf) + OTHER_APP);
    }

    private String name(String person) {
        return persons.nameOf(person).orElse("");
    }

    private static final String REMOVE =
            "<button type=\"submit\" class=\"other\">削除 <span lang=\"en\">Remove</span></button>\n";

    private static final String APP_HEADING =
            """
            <h2>認証アプリ<span lang="en">Authenticator app</span></h2>
            <p>追加すると、パスワードのあとに6桁のコードを入力します。
            <span lang="en">With one, you enter six digits after the password.</span></p>
            """;

    private static final String ADD_APP =
            """
            <p><a href="/login/settings/app">認証アプリを追加する<span lang="en">Add an authenticator app</span></a></p>
            """;

    private static final String OWN_APP =
            """
            <ul class="own"><li><span>追加済み<span lang="en">Added</span></span>
            """;

    private static final String OTHER_APP =
            """
            </li></ul>
            <p><a href="/login/settings/app">別のアプリに変える<span lang="en">Change to another app</span></a></p>
            """;
}
