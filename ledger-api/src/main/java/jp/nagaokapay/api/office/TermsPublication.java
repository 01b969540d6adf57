package jp.nagaokapay.api.office;

import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.api.terms.TermsText;
import jp.nagaokapay.api.terms.TermsTexts;
import org.springframework.stereotype.Component;

/** A text of the city is published; its version is the subject. */
@Component
class TermsPublication implements ApprovalKind {
    private final TermsTexts texts;

    TermsPublication(TermsTexts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "TERMS_PUBLICATION";
    }

    /** With the text itself. */
    @Override
    public Map<String, String> shown(Approval approval) {
        Map<String, String> shown = new HashMap<>(approval.detail());
        texts.find(approval.subjectId()).ifPresent(text -> addText(shown, text));
        return shown;
    }

    private static void addText(Map<String, String> shown, TermsText text) {
        shown.put("text", text.text());
        String english = text.textEn();
        if (english != null) {
            shown.put("textEn", english);
        }
    }

    @Override
    public void requirePossible(Approval approval) {
        texts.find(approval.subjectId()).ifPresent(texts::requireToCome);
    }

    @Override
    public void carryOut(Approval approval) {
        texts.publish(approval.subjectId());
    }

    @Override
    public void drop(Approval approval) {
        texts.reject(approval.subjectId());
    }
}
