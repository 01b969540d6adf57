package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import jp.nagaokapay.api.web.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/** What the pages around the sign-in look like: forms, Japanese first. */
final class SignInLayout {
    private SignInLayout() {}

    /**
     * A page with the notice that its address asks for.
     *
     * @param title in both languages, as {@link jp.nagaokapay.api.web.PageLanguage} says
     * @param body in HTML, with its forms
     */
    static ResponseEntity<String> page(String title, String body, HttpServletRequest request) {
        String notice =
                Stream.of(LoginNotice.values())
                        .filter(one -> request.getParameter(one.parameter()) != null)
                        .findFirst()
                        .map(LoginNotice::html)
                        .orElse("");
        return HtmlPage.of(title, notice + body, request);
    }

    /** What a form that was sent is answered with. */
    static ResponseEntity<String> answer(
            String title, @Nullable LoginNotice notice, String body, HttpServletRequest request) {
        return HtmlPage.once(title, (notice == null ? "" : notice.html()) + body, request);
    }

    /**
     * A form to be sent to {@code path}.
     *
     * @param more further attributes
     * @param content its fields and its button
     */
    static String form(String path, String more, String content, CsrfToken csrf) {
        return formWithoutToken(
                path, more, content + hidden(csrf.getParameterName(), csrf.getToken()));
    }

    /** A form which a script sends, with the token of another form in the page. */
    static String formWithoutToken(String path, String more, String content) {
        return """
        <form method="post" action="%s"%s>
        %s</form>
        """
                .formatted(path, more.isEmpty() ? "" : ' ' + more, content);
    }

    static String form(String path, String content, CsrfToken csrf) {
        return form(path, "", content, csrf);
    }

    static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escaped(value));
    }

    static String escaped(String text) {
        return HtmlPage.escaped(text);
    }

    static ResponseEntity<String> redirect(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }
}
