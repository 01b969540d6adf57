package jp.nagaokapay.api.terms;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The city's texts as a page, for people without the app too. */
@Hidden
@RestController
class TermsPage {
    private final TermsTexts texts;

    TermsPage(TermsTexts texts) {
        this.texts = texts;
    }

    /** Whatever a client would like to have: there is only this. */
    @GetMapping("/app/terms")
    ResponseEntity<String> getTermsPage() {
        List<TermsText> all = texts.inForce();
        String sections =
                all.isEmpty()
                        ? NONE
                        : all.stream().map(TermsPage::section).collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(PAGE.replace("${sections}", sections));
    }

    private static String section(TermsText text) {
        return """
        <section>
        <h2>%s</h2>
        <p class="note">%s から（版：%s）</p>
        <div class="text">%s</div>
        %s</section>
        """
                .formatted(
                        escaped(text.title()),
                        text.effectiveFrom(),
                        escaped(text.version()),
                        escaped(text.text()),
                        english(text.textEn()));
    }

    private static String english(@Nullable String text) {
        return text == null
                ? ""
                : """
                <details lang="en"><summary>English</summary><div class="text">%s</div></details>
                """
                        .formatted(escaped(text));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static final String NONE =
            """
            <p>掲載中の規約はありません。<span lang="en">There are no texts yet.</span></p>
            """;

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'">
            <title>規約・お問い合わせ｜ながおかペイ</title>
            <style>
            :root { color-scheme: light dark }
            body { margin: 0 auto; padding: 2rem 1rem; max-width: 42rem; line-height: 1.8;
              font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Yu Gothic UI", sans-serif }
            h1, h2 { line-height: 1.3 }
            section { margin-block: 3rem }
            .text { white-space: pre-wrap; overflow-wrap: anywhere }
            .note, [lang=en] { font-size: .9rem; opacity: .8 }
            </style>
            </head>
            <body>
            <main>
            <h1>規約・お問い合わせ <span lang="en">Terms and contact</span></h1>
            ${sections}
            <p><a href="/">ながおかペイ</a></p>
            </main>
            </body>
            </html>
            """;
}
