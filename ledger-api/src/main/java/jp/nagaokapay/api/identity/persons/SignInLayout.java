package jp.nagaokapay.api.identity.persons;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** What the pages around the sign-in look like: forms, Japanese first. */
final class SignInLayout {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private SignInLayout() {}

    /** A page with the notice that its address asks for. */
    static ResponseEntity<String> page(String title, String body, HttpServletRequest request) {
        return page(
                title,
                Stream.of(LoginNotice.values())
                        .filter(notice -> request.getParameter(notice.parameter()) != null)
                        .findFirst()
                        .orElse(null),
                body);
    }

    /**
     * @param body in HTML, with its forms
     */
    static ResponseEntity<String> page(String title, @Nullable LoginNotice notice, String body) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(
                        PAGE.replace("${title}", title)
                                .replace("${notice}", notice == null ? "" : notice.html())
                                .replace("${body}", body));
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
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    static ResponseEntity<String> redirect(String address) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, address)
                .build();
    }

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>${title}｜ながおかペイ</title>
            <style>
            :root { color-scheme: light dark; --ink: #17202a; --paper: #fff; --ground: #eef3f6;
              --line: #9aa8b3; --brand: #0b5d8a; --on-brand: #fff; --soft: #52616d;
              --bad: #a3122a; --good: #11603a }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #eef3f6; --paper: #1b252e; --ground: #10171d; --line: #5d6d7a;
                --brand: #7cc4ec; --on-brand: #07202f; --soft: #a9b8c3; --bad: #ff9aa8;
                --good: #8fdcb3 } }
            * { box-sizing: border-box }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
              background: var(--ground); color: var(--ink); line-height: 1.6;
              word-break: auto-phrase;
              font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif }
            main { width: 100%; max-width: 24rem; background: var(--paper); padding: 2rem 1.5rem;
              border-radius: 1rem; box-shadow: 0 .25rem 1.5rem rgb(0 0 0 / .12) }
            h1 { margin: 0 0 1.25rem; font-size: 1.5rem; line-height: 1.3 }
            h1 small { display: block; font-size: .9rem; font-weight: normal; color: var(--soft) }
            label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
            [lang=en] { display: block; font-size: .8rem; font-weight: normal; color: var(--soft) }
            input { width: 100%; font: inherit; padding: .7rem .8rem; color: inherit;
              background: transparent; border: 1px solid var(--line); border-radius: .5rem }
            button { width: 100%; margin-top: 1.75rem; padding: .8rem; font: inherit;
              font-weight: 700; color: var(--on-brand); background: var(--brand); border: 0;
              border-radius: .5rem; cursor: pointer }
            input:focus-visible, button:focus-visible { outline: 3px solid var(--brand);
              outline-offset: 2px }
            button [lang=en] { color: inherit }
            button.other { margin-top: 1rem; color: var(--brand); background: transparent;
              border: 1px solid var(--brand) }
            a { color: var(--brand) }
            h2 { margin: 2rem 0 .25rem; padding-top: 1.5rem; font-size: 1.1rem;
              border-top: 1px solid var(--line) }
            code { display: block; overflow-wrap: anywhere; text-wrap: balance; font-size: 1rem }
            svg.code { display: block; width: 12rem; height: 12rem; margin: 1rem auto;
              background: #fff; border-radius: .5rem }
            ol.codes { padding-left: 2rem }
            ul.own { list-style: none; margin: 0; padding: 0 }
            ul.own li { display: flex; gap: .75rem; align-items: center; padding: .5rem 0 }
            ul.own li > :first-child { flex: 1; overflow-wrap: anywhere }
            ul.own button { width: auto; margin: 0; padding: .4rem .8rem }
            .wrong { color: var(--bad); font-weight: 600 }
            .note { color: var(--good); font-weight: 600 }
            </style>
            </head>
            <body>
            <main>
            <h1><small>ながおかペイ <span lang="en">Nagaoka Pay</span></small>${title}</h1>
            ${notice}
            ${body}
            </main>
            </body>
            </html>
            """;
}
