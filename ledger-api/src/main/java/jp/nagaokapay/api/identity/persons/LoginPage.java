package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.identity.factors.Passkeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
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
    private final boolean hasApp;

    /**
     * @param app the wallet's page; a build may leave it out
     */
    LoginPage(Passkeys passkeys, @Value("classpath:/static/app/wallet/index.html") Resource app) {
        this.passkeys = passkeys;
        this.hasApp = app.exists();
    }

    @GetMapping(path = SignInSecurity.PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken csrf) {
        return SignInLayout.page(
                "ログイン<span lang=\"en\">Sign in</span>",
                FactorForms.passkeySignIn(PasskeySignIn.PATH, passkeys.askAnybody())
                        + SignInLayout.form(SignInSecurity.PATH, FORM, csrf)
                        + (hasApp ? APP_LINKS : "")
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

    private static final String APP_LINKS =
            """
            <ul class="ways">
            <li><a href="/app/wallet/forgotten">パスワードを忘れた方<span lang="en">Forgot your password?</span></a></li>
            <li><a href="/app/wallet/sign-up">はじめての方（新規登録）<span lang="en">New here? Sign up</span></a></li>
            <li><a href="/app/wallet/lost">携帯電話をなくした方（利用停止）<span lang="en">Lost your phone? Stop the wallet</span></a></li>
            </ul>
            """;

    private static final String LINKS =
            """
            <ul class="ways">
            <li><a href="/login/password">パスワードを変える<span lang="en">Change your password</span></a></li>
            <li><a href="/login/settings">パスキーと2段階認証<span lang="en">Passkeys and second factor</span></a></li>
            </ul>
            <p class="small">職員・加盟店の方がパスワードを忘れたときは、管理者または事務局にお問い合わせください。<span lang="en">Staff and shops who forgot their password: please ask your administrator or the office.</span></p>
            """;
}
