package jp.nagaokapay.codes;

import java.util.Optional;

/** The scheme of a neighbouring city, which knows some of our shops by a number of its own. */
final class NeighbourNetwork implements QrNetwork {
    private static final String SCHEME = "jp.example.neighbour";
    private static final String TEMPLATE = "28";
    private static final String MERCHANT = "merchant:";

    @Override
    public String name() {
        return "NEIGHBOUR";
    }

    @Override
    public Optional<EmvField> shopTemplate(ShopFacts shop) {
        return Optional.of(ofShop(shop.merchantId()));
    }

    static EmvField ofShop(String merchantId) {
        return EmvField.template(
                TEMPLATE,
                new EmvField("00", SCHEME),
                new EmvField("02", merchantId.substring(MERCHANT.length())));
    }

    @Override
    public Optional<String> merchantId(EmvField template) {
        return template.nested("00")
                .filter(SCHEME::equals)
                .flatMap(_ -> template.nested("02"))
                .map(MERCHANT::concat);
    }

    @Override
    public Optional<CustomerCodeFormat> customerFormat() {
        return Optional.of(
                new CustomerCodeFormat("CPV01", "F04E45494748", CustomerCodeFormat.Account.PACKED));
    }

    @Override
    public Optional<String> barcodePrefix() {
        return Optional.of("90001234");
    }
}
