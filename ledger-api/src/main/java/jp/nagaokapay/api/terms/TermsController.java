package jp.nagaokapay.api.terms;

import java.util.List;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The city's texts, for everybody. */
@RestController
@RequestMapping("/api/v1/terms")
class TermsController {
    private final TermsTexts texts;

    TermsController(TermsTexts texts) {
        this.texts = texts;
    }

    @GetMapping
    TermsInForce listTerms() {
        return new TermsInForce(texts.inForce());
    }

    @GetMapping("/{version}")
    TermsText getTerms(@PathVariable String version) {
        return texts.published(version).orElseThrow(() -> new Refused(TermsRule.TEXT_IS_PUBLISHED));
    }

    record TermsInForce(List<TermsText> texts) {}
}
