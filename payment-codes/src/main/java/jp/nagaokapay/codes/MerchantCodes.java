package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.QR_MALFORMED;
import static jp.nagaokapay.codes.BadCode.Reason.QR_NOT_OURS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Merchant-presented codes (MPM): EMVCo 1.1 with JPQR's additions. A printed code has a template
 * (26 to 51) of each network that knows the shop.
 *
 * <p>Safe for use by several threads.
 */
public final class MerchantCodes {
    private static final Pattern LATIN_NAME = Pattern.compile("[ -~]{1,25}");
    private static final String CITY = "NAGAOKA";
    private static final int NAME_CHARACTERS_MAX = 25;
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z]{1,25}");
    private static final long AMOUNT_MAX = 999_999_999;
    // Stands for characters beyond the basic plane, whose length other readers count differently.
    private static final String UNWRITABLE = "〓";

    private final QrNetworks networks;
    private final TermsTemplates termsTemplates;

    public MerchantCodes(QrNetworks networks) {
        this.networks = networks;
        this.termsTemplates = new TermsTemplates(networks.own().schemeId());
    }

    /** The payload of a shop's printed code, without an amount. */
    public String staticPayload(ShopFacts shop) {
        List<EmvField> fields = new ArrayList<>();
        fields.add(new EmvField("00", "01"));
        fields.add(new EmvField("01", "11"));
        networks.all().stream()
                .flatMap(network -> network.shopTemplate(shop).stream())
                .sorted(Comparator.comparing(EmvField::id))
                .forEach(fields::add);
        fields.add(new EmvField("52", shop.categoryCode()));
        fields.add(new EmvField("53", "392"));
        fields.addAll(described(shop));
        return new EmvPayload(fields).written();
    }

    /**
     * The payload of a code for one payment. Without the templates of other networks: none of them
     * could tell the shop of the payment.
     *
     * @param amount in yen, 1 to 999,999,999
     */
    public String dynamicPayload(ShopFacts shop, long amount, CodeTerms terms) {
        List<EmvField> fields = forOnePayment(shop, amount);
        fields.addAll(termsTemplates.write(terms));
        return new EmvPayload(fields).written();
    }

    /**
     * The payload of a bill's code, which is good for months: it has no terms, for the ledger knows
     * those of the bill that the reference names.
     *
     * @param amount in yen, 1 to 999,999,999
     * @param reference 1 to 25 letters and digits, for the reference label (62-05)
     */
    public String billPayload(ShopFacts shop, long amount, String reference) {
        EmvFieldRules.requireWritable(REFERENCE, reference, "reference");
        List<EmvField> fields = forOnePayment(shop, amount);
        EmvField label = EmvField.template("62", new EmvField("05", reference));
        fields.add(fields.size() - 1, label); // in order of ids, before the name in Japanese
        return new EmvPayload(fields).written();
    }

    private List<EmvField> forOnePayment(ShopFacts shop, long amount) {
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw new IllegalArgumentException("an amount that no code has");
        }
        List<EmvField> fields = new ArrayList<>();
        fields.add(new EmvField("00", "01"));
        fields.add(new EmvField("01", "12"));
        fields.add(networks.own().ofShop(shop));
        fields.add(new EmvField("52", shop.categoryCode()));
        fields.add(new EmvField("53", "392"));
        fields.add(new EmvField("54", Long.toString(amount)));
        fields.addAll(described(shop));
        return fields;
    }

    private static List<EmvField> described(ShopFacts shop) {
        EmvFieldRules.requireWritable(LATIN_NAME, shop.nameLatin(), "nameLatin");
        return List.of(
                new EmvField("58", "JP"),
                new EmvField("59", shop.nameLatin()),
                new EmvField("60", CITY),
                new EmvField("61", shop.postalCode()),
                EmvField.template(
                        "64", new EmvField("00", "JA"), new EmvField("01", writable(shop.name()))));
    }

    /**
     * Reads a scanned payload, checking every field of it, those of other networks too.
     *
     * @throws BadCode when it is damaged, malformed, or does not name a shop of ours
     */
    public MerchantCode read(String scanned) {
        String written = scanned.strip();
        EmvPayload.requireWhole(written);
        try {
            return readWhole(written);
        } catch (BadCode bad) {
            // Every country has its own rules for the fields; to scan it again would not help.
            throw written.contains(networks.own().schemeId())
                    ? bad
                    : new BadCode(QR_NOT_OURS, "of another scheme");
        }
    }

    private MerchantCode readWhole(String written) {
        EmvPayload payload = EmvPayload.read(written);
        EmvFieldRules.require(payload, written);
        return new MerchantCode(
                merchantId(payload),
                EmvFieldRules.amount(payload).orElse(null),
                payload.fields().stream()
                        .filter(field -> field.id().equals("62"))
                        .flatMap(field -> EmvPayload.value(field.nested(), "05").stream())
                        .findFirst()
                        .orElse(null),
                payload.value("01").filter("12"::equals).isPresent(),
                termsTemplates.read(payload).orElse(null));
    }

    private String merchantId(EmvPayload payload) {
        Set<String> shops =
                networks.all().stream()
                        .flatMap(network -> merchantId(network, payload).stream())
                        .collect(Collectors.toSet());
        if (shops.isEmpty()) {
            throw new BadCode(QR_NOT_OURS, "no template names a shop of ours");
        }
        return onlyOne(shops).orElseThrow();
    }

    private static Optional<String> merchantId(QrNetwork network, EmvPayload payload) {
        return onlyOne(
                payload.fields().stream()
                        .filter(field -> EmvFieldRules.isAccountTemplate(field.id()))
                        .flatMap(template -> network.merchantId(template).stream())
                        .toList());
    }

    private static Optional<String> onlyOne(Collection<String> shops) {
        if (shops.size() > 1) {
            throw new BadCode(QR_MALFORMED, "a code of more than one shop");
        }
        return shops.stream().findFirst();
    }

    private static String writable(String name) {
        StringBuilder writable = new StringBuilder();
        name.strip()
                .codePoints()
                .limit(NAME_CHARACTERS_MAX)
                .mapToObj(c -> Character.isBmpCodePoint(c) ? Character.toString(c) : UNWRITABLE)
                .forEach(writable::append);
        return writable.toString();
    }
}
