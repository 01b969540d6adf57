package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.QR_MALFORMED;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Our own codes, plain EMVCo: they name a shop by its id in the ledger.
 *
 * @param schemeId sub-tag 00 of our templates
 * @param template the tag under which we write ours; read under any that EMVCo leaves open
 * @param applicationId of customer-presented codes, in hex
 */
record NagaokaPayNetwork(String schemeId, int template, String applicationId) implements QrNetwork {
    static final String NAME = "NAGAOKAPAY";

    private static final Pattern MERCHANT_ID = Pattern.compile("[0-9A-Za-z:._-]{1,78}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<EmvField> shopTemplate(ShopFacts shop) {
        return Optional.of(ofShop(shop));
    }

    EmvField ofShop(ShopFacts shop) {
        EmvFieldRules.requireWritable(MERCHANT_ID, shop.merchantId(), "merchantId");
        return EmvField.template(
                Integer.toString(template),
                new EmvField("00", schemeId),
                new EmvField("01", shop.merchantId()));
    }

    @Override
    public Optional<String> merchantId(EmvField found) {
        if (found.id().equals("26") || found.nested("00").filter(schemeId::equals).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                found.nested("01")
                        .filter(id -> MERCHANT_ID.matcher(id).matches())
                        .orElseThrow(
                                () -> new BadCode(QR_MALFORMED, "our template names no shop")));
    }

    @Override
    public Optional<CustomerCodeFormat> customerFormat() {
        return Optional.of(
                new CustomerCodeFormat("CPV01", applicationId, CustomerCodeFormat.Account.PACKED));
    }

    @Override
    public Optional<String> barcodePrefix() {
        return Optional.empty();
    }
}
