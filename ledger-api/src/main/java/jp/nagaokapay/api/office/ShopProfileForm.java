package jp.nagaokapay.api.office;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jp.nagaokapay.api.register.PostalCodes;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import org.jspecify.annotations.Nullable;

/**
 * What the public is to know of a shop, whole: what is left out is gone.
 *
 * @param nameLatin at most 25 characters, for codes that are read abroad
 * @param categoryCode ISO 18245, four digits
 * @param postalCode seven digits as people write them
 * @param jpqrNumber the 13-digit registered JPQR number, if the shop has one
 */
record ShopProfileForm(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 100) @Pattern(regexp = "[ァ-ヶー・　 0-9A-Za-z]*") String nameKana,
        @NotNull @Pattern(regexp = "[ -~]{1,25}") String nameLatin,
        @NotNull ShopClass shopClass,
        @NotBlank @Size(max = 50) String district,
        @NotBlank @Size(max = 50) String category,
        @NotNull @Pattern(regexp = "[0-9]{4}") String categoryCode,
        @NotNull @WellFormed(WellFormed.Kind.POSTAL_CODE) @WrittenAs(TextForm.RAW)
                String postalCode,
        @Nullable @Pattern(regexp = "[0-9]{13}") String jpqrNumber) {

    ShopProfile profile() {
        return new ShopProfile(
                name,
                nameKana,
                nameLatin,
                shopClass,
                district,
                category,
                categoryCode,
                PostalCodes.normalized(postalCode).orElseThrow(),
                jpqrNumber);
    }
}
