package jp.nagaokapay.api.terms;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A text of the city.
 *
 * @param version as the office calls it; names this text alone, for ever
 * @param effectiveFrom its first day
 * @param textEn in English; null: none
 * @param asksConsent whether residents have to agree to it
 */
public record TermsText(
        TermsKind kind,
        String version,
        LocalDate effectiveFrom,
        String title,
        String text,
        @Nullable String textEn,
        boolean asksConsent) {}
