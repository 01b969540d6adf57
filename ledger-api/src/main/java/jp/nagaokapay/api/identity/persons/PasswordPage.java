package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.register.PasswordRule;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page where persons change their password: whenever they like, and at first use when the
 * office chose it. Nobody needs to be signed in, so that nothing is open before it is changed.
 */
@Hidden
@RestController
@BuiltInIssuer
class PasswordPage {
    static final String PATH = SignInSecurity.PATH + "/password";

    private final PersonDetailsService persons;
    private final PasswordChange passwords;
    private final SignInThrottle throttle;

    PasswordPage(PersonDetailsService persons, PasswordChange passwords, SignInThrottle throttle) {
        this.persons = persons;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(HttpServletRequest request, CsrfToken csrf) {
        return SignInLayout.page(
                "パスワードの変更<span lang=\"en\">Change your password</span>",
                SignInLayout.form(PATH, FORM, csrf),
                request);
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(
            @RequestParam String username,
            @RequestParam String password,
            @RequestParam String chosen,
            @RequestParam String repeated,
            HttpServletRequest request) {
        if (!chosen.equals(repeated)) {
            return SignInLayout.redirect(LoginNotice.DIFFERS.addressAt(PATH));
        }
        try {
            passwords.change(persons.identify(username), password, chosen);
        } catch (Refused refused) {
            if (refused.rule() != PasswordRule.CURRENT_PASSWORD_IS_RIGHT) {
                throttle.forgive(request);
            }
            return SignInLayout.redirect(notice(refused).addressAt(PATH));
        }
        throttle.forgive(request);
        return SignInLayout.redirect(LoginNotice.CHANGED.address());
    }

    private static LoginNotice notice(Refused refused) {
        return refused.rule() instanceof PasswordRule rule
                ? switch (rule) {
                    case CURRENT_PASSWORD_IS_RIGHT -> LoginNotice.ERROR;
                    case PASSWORD_HAS_NOT_LAPSED -> LoginNotice.LAPSED;
                    case PASSWORD_IS_WELL_FORMED -> LoginNotice.FORM;
                    case PASSWORD_IS_HARD_TO_GUESS -> LoginNotice.WEAK;
                    case PASSWORD_IS_ANOTHER -> LoginNotice.SAME;
                }
                : LoginNotice.ERROR;
    }

    private static final String FORM =
            """
            <label for="username">電話番号またはユーザー名<span lang="en">Phone number or user name</span></label>
            <input id="username" name="username" type="text" autocomplete="username"
              autocapitalize="none" spellcheck="false" required autofocus>
            <label for="password">今のパスワード<span lang="en">Current password</span></label>
            <input id="password" name="password" type="password" autocomplete="current-password"
              required>
            <label for="chosen">新しいパスワード（8文字以上）<span lang="en">New password, at least 8 characters</span></label>
            <input id="chosen" name="chosen" type="password" autocomplete="new-password"
              minlength="8" required>
            <label for="repeated">新しいパスワード（もう一度）<span lang="en">New password again</span></label>
            <input id="repeated" name="repeated" type="password" autocomplete="new-password"
              minlength="8" required>
            <button type="submit">変更する <span lang="en">Change</span></button>
            """;
}
