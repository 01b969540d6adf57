package jp.nagaokapay.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A page that the server writes, in the look of the apps: their colours and measures stand here.
 */
public final class HtmlPage {
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** Nothing from elsewhere, and no script but files of ours; the page's style is in it. */
    public static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'unsafe-inline';"
                    + " frame-ancestors 'none'; base-uri 'none'";

    private HtmlPage() {}

    /** With a switch of the language. */
    public static ResponseEntity<String> of(String title, String body, HttpServletRequest request) {
        return of(HttpStatus.OK, title, body, request);
    }

    /**
     * @param title in both languages, as {@link PageLanguage} says
     * @param body in HTML, likewise
     */
    public static ResponseEntity<String> of(
            HttpStatus status, String title, String body, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status)
                        .contentType(HTML)
                        .header("Content-Security-Policy", CONTENT_POLICY);
        PageLanguage.rememberedBy(request)
                .ifPresent(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie));
        PageLanguage language = PageLanguage.of(request);
        String change =
                "<a class=\"language\" href=\"?lang=%1$s\" lang=\"%1$s\">%2$s</a>"
                        .formatted(
                                language.other().tag(),
                                language == PageLanguage.JAPANESE ? "English" : "日本語");
        return answer.body(text(language, title, body, change));
    }

    /** One that cannot be asked for again, and so has no switch. */
    public static ResponseEntity<String> once(
            String title, String body, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .body(text(PageLanguage.of(request), title, body, ""));
    }

    public static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String text(PageLanguage language, String title, String body, String change) {
        return PAGE.replace("${lang}", language.tag())
                .replace("${name}", language.of("ながおかペイ<span lang=\"en\">Nagaoka Pay</span>"))
                .replace("${title}", language.of(title))
                .replace("${change}", change)
                .replace("${body}", language.of(body));
    }

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="${lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="same-origin">
            <title>${title}｜${name}</title>
            <style>
            :root { color-scheme: light dark; --ink: #1a1a1c; --soft: #4d4d4f; --ground: #f5f7fb;
              --paper: #fff; --line: #767678; --rule: #d8d8db; --brand: #0b2a78; --on-brand: #fff;
              --brand-soft: #e8edfa; --accent: #c74700; --bad: #ba000a; --good: #11693c;
              --ring: #000; --ring-inner: #ffd43d }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #f2f2f4; --soft: #b4b4b8; --ground: #10131a; --paper: #1a1f2a;
                --line: #8b8f99; --rule: #323846; --brand: #9db7f9; --on-brand: #08142f;
                --brand-soft: #232d47; --accent: #ffb482; --bad: #ff9a9a; --good: #7bd69f;
                --ring: #fff; --ring-inner: #5c4a00 } }
            * { box-sizing: border-box }
            body { margin: 0; min-height: 100vh; padding: .5rem 1rem 2rem; background: var(--ground);
              color: var(--ink); line-height: 1.6; word-break: auto-phrase; overflow-wrap: anywhere;
              font-family: "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI",
                system-ui, sans-serif }
            header, main { max-width: 28rem; margin-inline: auto }
            header { display: flex; align-items: center; min-height: 3rem; margin-bottom: .5rem }
            .brand { display: flex; flex: 1; align-items: center; gap: .5rem; min-height: 3rem;
              color: inherit; font-weight: 700; text-decoration: none }
            .brand svg { width: 1.75rem; height: 1.75rem; stroke: var(--brand); stroke-width: 2.6;
              stroke-linecap: round; fill: var(--accent) }
            .language { display: inline-flex; align-items: center; min-height: 3rem;
              padding: 0 .5rem; font-size: .875rem }
            main { padding: 1.5rem 1.25rem 2rem; border-radius: 12px; background: var(--paper);
              box-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 4px 16px rgb(11 42 120 / 6%) }
            h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.4 }
            h2 { margin: 2rem 0 .25rem; padding-top: 1.5rem; font-size: 1.125rem; line-height: 1.4;
              border-top: 1px solid var(--rule) }
            a { color: var(--brand); text-underline-offset: .2em }
            label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
            input { width: 100%; min-height: 3rem; padding: .625rem .75rem; font: inherit;
              color: inherit; background: var(--paper); border: 1px solid var(--line);
              border-radius: 8px }
            button, .button { display: inline-flex; align-items: center; justify-content: center;
              width: 100%; min-height: 3rem; margin-top: 1.5rem; padding: .625rem 1rem; font: inherit;
              font-weight: 700; color: var(--on-brand); background: var(--brand);
              border: 2px solid var(--brand); border-radius: 8px; text-decoration: none;
              cursor: pointer }
            button.other, .button.other { margin-top: 1rem; color: var(--brand);
              background: var(--paper) }
            :focus-visible { outline: 3px solid var(--ring); outline-offset: 2px;
              box-shadow: 0 0 0 2px var(--ring-inner) }
            .or { display: flex; align-items: center; gap: .75rem; margin: 1.5rem 0 0;
              color: var(--soft); font-size: .875rem }
            .or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--rule) }
            ul.ways { list-style: none; margin: 1.5rem 0 0; padding: 0 }
            ul.ways a { display: inline-flex; align-items: center; min-height: 3rem }
            dt, .small { font-size: .875rem; color: var(--soft) }
            dd { margin: 0 0 .75rem; font-weight: 600 }
            .amount { margin: 1rem 0 0; font-size: 2.25rem; font-weight: 700 }
            .text { white-space: pre-wrap }
            code { display: block; text-wrap: balance; font-size: 1rem }
            svg.code { display: block; width: 12rem; height: 12rem; margin: 1rem auto;
              background: #fff; border-radius: 8px }
            ol.codes { padding-left: 2rem }
            ul.own { list-style: none; margin: 0; padding: 0 }
            ul.own li { display: flex; gap: .75rem; align-items: center; padding: .5rem 0 }
            ul.own li > :first-child { flex: 1 }
            ul.own button { width: auto; margin: 0 }
            .wrong, .note, .demo { padding: .75rem 1rem; border-left: 4px solid var(--brand);
              border-radius: 8px; background: var(--brand-soft) }
            .wrong { border-color: var(--bad); color: var(--bad); font-weight: 600 }
            .note { border-color: var(--good); font-weight: 600 }
            .demo { border-color: var(--accent) }
            </style>
            </head>
            <body>
            <header>
            <a class="brand" href="/"><svg viewBox="-12 -12 24 24" aria-hidden="true"><path d="M0-5V-10.5M0 5V10.5M-5 0H-10.5M5 0H10.5M3.5-3.5L7.4-7.4M3.5 3.5L7.4 7.4M-3.5-3.5L-7.4-7.4M-3.5 3.5L-7.4 7.4"/><circle r="2.4" stroke="none"/></svg>${name}</a>
            ${change}
            </header>
            <main>
            <h1>${title}</h1>
            ${body}
            </main>
            </body>
            </html>
            """;
}
