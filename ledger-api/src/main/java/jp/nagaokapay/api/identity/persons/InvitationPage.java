package jp.nagaokapay.api.identity.persons;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jp.nagaokapay.api.identity.BuiltInIssuer;
import jp.nagaokapay.api.register.PasswordRule;
import jp.nagaokapay.api.web.HtmlPage;
import jp.nagaokapay.api.web.RateLimits;
import jp.nagaokapay.api.web.RateLimits.Attempt;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.web.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a link leads that an administrator gave to a member of staff. Looking at the page uses
 * nothing up, as programs that look through mails do. The link's token is put into the form by a
 * script, or by hand; a form that comes back has it in it.
 */
@Hidden
@RestController
@BuiltInIssuer
class InvitationPage {
    static final String PATH = SignInSecurity.PATH + "/invitation";
    private static final int TOKEN_MAX = 100;

    private final InvitedPassword passwords;
    private final RateLimits limits;

    InvitationPage(InvitedPassword passwords, RateLimits limits) {
        this.passwords = passwords;
        this.limits = limits;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(CsrfToken csrf, HttpServletRequest request) {
        return HtmlPage.of(TITLE, body("", csrf), request);
    }

    @PostMapping(PATH)
    ResponseEntity<String> choose(
            @RequestParam String token,
            @RequestParam String chosen,
            @RequestParam String repeated,
            CsrfToken csrf,
            HttpServletRequest request) {
        if (token.length() > TOKEN_MAX) {
            return answer("", LoginNotice.INVITATION, csrf, request);
        }
        if (!chosen.equals(repeated)) {
            return answer(token, LoginNotice.DIFFERS, csrf, request);
        }
        String address = request.getRemoteAddr();
        try {
            limits.require(Attempt.INVITATION, address, "");
            if (!passwords.choose(token.strip(), chosen)) {
                return answer("", LoginNotice.INVITATION, csrf, request);
            }
        } catch (ProblemException tooMany) {
            return answer(token, LoginNotice.WAIT, csrf, request);
        } catch (Refused refused) {
            limits.giveBack(Attempt.INVITATION, address, "");
            return answer(token, notice(refused), csrf, request);
        }
        limits.giveBack(Attempt.INVITATION, address, "");
        return SignInLayout.redirect(LoginNotice.CHANGED.address());
    }

    private static LoginNotice notice(Refused refused) {
        return refused.rule() == PasswordRule.PASSWORD_IS_WELL_FORMED
                ? LoginNotice.FORM
                : LoginNotice.WEAK;
    }

    private static ResponseEntity<String> answer(
            String token, LoginNotice notice, CsrfToken csrf, HttpServletRequest request) {
        return SignInLayout.answer(TITLE, notice, body(token, csrf), request);
    }

    private static String body(String token, CsrfToken csrf) {
        return SignInLayout.form(PATH, FORM.replace("${token}", SignInLayout.escaped(token)), csrf)
                + SCRIPT;
    }

    private static final String TITLE = "パスワードの設定<span lang=\"en\">Choose a password</span>";

    private static final String FORM =
            """
            <label for="token">リンクのコード<span lang="en">Code of the link, what stands after its #</span></label>
            <input id="token" name="token" type="text" value="${token}" autocomplete="off"
              autocapitalize="none" spellcheck="false" required>
            <label for="chosen">新しいパスワード（8文字以上）<span lang="en">New password, at least 8 characters</span></label>
            <input id="chosen" name="chosen" type="password" autocomplete="new-password"
              minlength="8" required autofocus>
            <label for="repeated">新しいパスワード（もう一度）<span lang="en">New password again</span></label>
            <input id="repeated" name="repeated" type="password" autocomplete="new-password"
              minlength="8" required>
            <button type="submit">設定する <span lang="en">Set</span></button>
            """;

    private static final String SCRIPT = "<script src=\"/login/invitation.js\" defer></script>\n";
}
