package jp.nagaokapay.api.terms;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import jp.nagaokapay.api.web.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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
    ResponseEntity<String> getTermsPage(HttpServletRequest request) {
        List<TermsText> all = texts.inForce();
        String sections =
                all.isEmpty()
                        ? NONE
                        : all.stream().map(TermsPage::section).collect(Collectors.joining());
        return HtmlPage.of(
                "規約・お問い合わせ<span lang=\"en\">Terms and contact</span>", sections, request);
    }

    private static String section(TermsText text) {
        return """
        <section>
        <h2>%s</h2>
        <p class="small">%s から（版：%s）</p>
        <div class="text">%s</div>
        %s</section>
        """
                .formatted(
                        HtmlPage.escaped(text.title()),
                        text.effectiveFrom(),
                        HtmlPage.escaped(text.version()),
                        HtmlPage.escaped(text.text()),
                        english(text.textEn()));
    }

    private static String english(@Nullable String text) {
        return text == null
                ? ""
                : """
                <details lang="en"><summary>English</summary><div class="text">%s</div></details>
                """
                        .formatted(HtmlPage.escaped(text));
    }

    private static final String NONE =
            """
            <p>掲載中の規約はありません。<span lang="en">There are no texts yet.</span></p>
            """;
}
