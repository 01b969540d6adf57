package jp.nagaokapay.codes;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * JPQR, Japan's common QR codes. It knows shops by numbers of its own and issuers by eight digits.
 *
 * @param issuerCode ours, with which barcodes begin too
 */
record JpqrNetwork(String issuerCode) implements QrNetwork {
    static final String NAME = "JPQR";

    private static final String TEMPLATE = "26";
    private static final Pattern SHOP_NUMBER = Pattern.compile("[0-9]{13}");

    @Override
    public String name() {
        return NAME;
    }

    /** The registered company number, then its first shop, counter and terminal. */
    @Override
    public Optional<EmvField> shopTemplate(ShopFacts shop) {
        return Optional.ofNullable(shop.jpqrNumber())
                .map(number -> {
                    EmvFieldRules.requireWritable(SHOP_NUMBER, number, "jpqrNumber");
                    return EmvField.template(
                            TEMPLATE,
                            new EmvField("00", "jp.or.paymentsjapan"),
                            new EmvField("01", number),
                            new EmvField("02", "0001"),
                            new EmvField("03", "000001"),
                            new EmvField("04", "000001"));
                });
    }

    /** Which of our shops has a number of JPQR's only the ledger knows. */
    @Override
    public Optional<String> merchantId(EmvField template) {
        return Optional.empty();
    }

    @Override
    public Optional<CustomerCodeFormat> customerFormat() {
        String issuer = HexFormat.of().formatHex(issuerCode.getBytes(StandardCharsets.US_ASCII));
        return Optional.of(
                new CustomerCodeFormat("JPQR1", issuer, CustomerCodeFormat.Account.TEXT));
    }

    @Override
    public Optional<String> barcodePrefix() {
        return Optional.of(issuerCode);
    }
}
