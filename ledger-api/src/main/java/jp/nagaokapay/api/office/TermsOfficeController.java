package jp.nagaokapay.api.office;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalBody;
import jp.nagaokapay.api.approval.Approvals;
import jp.nagaokapay.api.audit.AuditedIds;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.terms.TermsKind;
import jp.nagaokapay.api.terms.TermsText;
import jp.nagaokapay.api.terms.TermsTexts;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The city's texts: proposed here, published when a second person agrees. */
@RestController
@RequestMapping("/office/v1/terms")
class TermsOfficeController {
    private static final int TEXT_MAX = 20_000;

    private final TermsTexts texts;
    private final TermsPublication publication;
    private final Approvals approvals;
    private final AuditedIds record;

    TermsOfficeController(
            TermsTexts texts,
            TermsPublication publication,
            Approvals approvals,
            AuditedIds record) {
        this.texts = texts;
        this.publication = publication;
        this.approvals = approvals;
        this.record = record;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ApprovalBody proposeTerms(Caller caller, @Valid @RequestBody NewTerms form) {
        TermsText text = form.toText();
        record.names("version", text.version());
        texts.propose(text, caller.person());
        Approval asked =
                approvals.request(
                        publication,
                        text.version(),
                        Map.of(
                                "kind", text.kind().name(),
                                "effectiveFrom", text.effectiveFrom().toString(),
                                "title", text.title(),
                                "asksConsent", Boolean.toString(text.asksConsent())),
                        null,
                        caller.person());
        record.names("approvalId", asked.approvalId());
        return ApprovalBody.of(asked, publication.shown(asked));
    }

    @GetMapping
    TermsList listAllTerms() {
        return new TermsList(texts.list().stream().map(ListedTerms::of).toList());
    }

    /**
     * @param version names this text alone, for ever
     * @param effectiveFrom its first day, today or later
     * @param asksConsent whether residents have to agree to it
     */
    record NewTerms(
            @NotNull TermsKind kind,
            @NotNull @Pattern(regexp = "[0-9A-Za-z_-]{1,40}") String version,
            @NotNull LocalDate effectiveFrom,
            @NotBlank @Size(max = 100) String title,
            @NotBlank @Size(max = TEXT_MAX) @WrittenAs(TextForm.LINES) String text,
            @Nullable @Size(max = TEXT_MAX) @WrittenAs(TextForm.LINES) String textEn,
            @NotNull Boolean asksConsent) {
        TermsText toText() {
            return new TermsText(kind, version, effectiveFrom, title, text, textEn, asksConsent);
        }
    }

    record TermsList(List<ListedTerms> texts) {}

    /**
     * @param publishedAt absent until then
     */
    record ListedTerms(
            TermsKind kind,
            String version,
            LocalDate effectiveFrom,
            String title,
            boolean asksConsent,
            TermsTexts.State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable Instant publishedAt) {
        static ListedTerms of(TermsTexts.Listed listed) {
            TermsText text = listed.text();
            return new ListedTerms(
                    text.kind(),
                    text.version(),
                    text.effectiveFrom(),
                    text.title(),
                    text.asksConsent(),
                    listed.state(),
                    listed.proposedBy(),
                    listed.proposedAt(),
                    listed.publishedAt());
        }
    }
}
