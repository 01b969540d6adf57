package jp.nagaokapay.api.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.ledger.campaign.ResidentText;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;

/**
 * What residents are to read of a campaign.
 *
 * @param ja in Japanese
 * @param en in English
 */
record ResidentTextForm(
        @NotBlank @Size(max = TEXT_MAX) @WrittenAs(TextForm.LINES) String ja,
        @Nullable @Size(min = 1, max = TEXT_MAX) @WrittenAs(TextForm.LINES) String en) {
    private static final int TEXT_MAX = 2_000;

    ResidentText text() {
        return new ResidentText(ja, en);
    }
}
