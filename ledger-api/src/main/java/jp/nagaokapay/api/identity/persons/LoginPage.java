package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page where persons sign in. */
@Hidden
@RestController
@BuiltInIssuer
class LoginPage {
    private final Passkeys passkeys;

    LoginPage(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @GetMapping(path = SignInSecurity.PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken csrf) {
        return SignInLayout.page(
                "ログイン",
                SignInLayout.form(SignInSecurity.PATH, FORM, csrf)
                        + FactorForms.passkeySignIn(PasskeySignIn.PATH, passkeys.askAnybody())
                        + LINKS,
                request);
    }

    private static final String FORM =
            """
            <label for="username">電話番号またはユーザー名<span lang="en">Phone number or user name</span></label>
            <input id="username" name="username" type="text" autocomplete="username webauthn"
              autocapitalize="none" spellcheck="false" required autofocus>
            <label for="password">パスワード<span lang="en">Password</span></label>
            <input id="password" name="password" type="password" autocomplete="current-password"
              required>
            <button type="submit">ログイン <span lang="en">Sign in</span></button>
            """;

    private static final String LINKS =
            """
            <p><a href="/login/password">パスワードを変える<span lang="en">Change your password</span></a></p>
            <p><a href="/login/settings">パスキーと2段階認証<span lang="en">Passkeys and second factor</span></a></p>
            """;
}
