package jp.nagaokapay.codes;

import static jp.nagaokapay.codes.BadCode.Reason.QR_MALFORMED;
import static jp.nagaokapay.codes.BadCode.Reason.QR_NOT_OURS;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.nagaokapay.codes.EmvPayload.Field;

/**
 * Merchant-presented codes (MPM): EMVCo 1.1 with JPQR's additions. We stand in a template of our
 * own (27 to 51) beside JPQR's (26), which is written only for shops that JPQR knows.
 *
 * <p>Safe for use by several threads.
 */
public final class MerchantCodes {
    private static final Pattern MERCHANT_ID = Pattern.compile("[0-9A-Za-z:._-]{1,78}");
    private static final Pattern LATIN_NAME = Pattern.compile("[ -~]{1,25}");
    private static final Pattern JPQR_NUMBER = Pattern.compile("[0-9]{13}");
    private static final String CITY = "NAGAOKA";
    private static final int NAME_CHARACTERS_MAX = 25;
    private static final long AMOUNT_MAX = 999_999_999;
    // Stands for characters beyond the basic plane, whose length other readers count differently.
    private static final String UNWRITABLE = "〓";

    private final String schemeId;
    private final String template;
    private final TermsTemplates termsTemplates;

    public MerchantCodes(CodeSettings settings) {
        this.schemeId = settings.schemeId();
        this.template = Integer.toString(settings.template());
        this.termsTemplates = new TermsTemplates(settings.schemeId());
    }

    /** The payload of a shop's printed code, without an amount. */
    public String staticPayload(ShopFacts shop) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("00", "01"));
        fields.add(new Field("01", "11"));
        if (shop.jpqrNumber() != null) {
            fields.add(jpqr(shop.jpqrNumber()));
        }
        fields.add(ours(shop));
        fields.add(new Field("52", shop.categoryCode()));
        fields.add(new Field("53", "392"));
        fields.addAll(described(shop));
        return new EmvPayload(fields).written();
    }

    /**
     * The payload of a code for one payment. Without JPQR's template: no other scheme could tell
     * the shop of the payment.
     *
     * @param amount in yen, 1 to 999,999,999
     */
    public String dynamicPayload(ShopFacts shop, long amount, CodeTerms terms) {
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw new IllegalArgumentException("an amount that no code has");
        }
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("00", "01"));
        fields.add(new Field("01", "12"));
        fields.add(ours(shop));
        fields.add(new Field("52", shop.categoryCode()));
        fields.add(new Field("53", "392"));
        fields.add(new Field("54", Long.toString(amount)));
        fields.addAll(described(shop));
        fields.addAll(termsTemplates.write(terms));
        return new EmvPayload(fields).written();
    }

    private Field ours(ShopFacts shop) {
        require(MERCHANT_ID, shop.merchantId(), "merchantId");
        return Field.template(
                template, new Field("00", schemeId), new Field("01", shop.merchantId()));
    }

    private static List<Field> described(ShopFacts shop) {
        require(LATIN_NAME, shop.nameLatin(), "nameLatin");
        return List.of(
                new Field("58", "JP"),
                new Field("59", shop.nameLatin()),
                new Field("60", CITY),
                new Field("61", shop.postalCode()),
                Field.template("64", new Field("00", "JA"), new Field("01", shown(shop.name()))));
    }

    /**
     * Reads a scanned payload, checking every field of it, those of other schemes too.
     *
     * @throws BadCode when it is damaged, malformed, or does not name a shop of ours
     */
    public MerchantCode read(String scanned) {
        String written = scanned.strip();
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
        List<List<Field>> ours =
                payload.fields().stream()
                        .filter(field -> EmvFieldRules.isAccountTemplate(field.id()))
                        .filter(field -> !field.id().equals("26"))
                        .map(Field::nested)
                        .filter(this::isOurs)
                        .toList();
        if (ours.isEmpty()) {
            throw new BadCode(QR_NOT_OURS, "no template of ours");
        }
        return EmvPayload.value(ours.getFirst(), "01")
                .filter(id -> ours.size() == 1 && MERCHANT_ID.matcher(id).matches())
                .orElseThrow(() -> new BadCode(QR_MALFORMED, "our template names no one shop"));
    }

    private boolean isOurs(List<Field> template) {
        return EmvPayload.value(template, "00").filter(schemeId::equals).isPresent();
    }

    /** The registered company number, then its first shop, counter and till. */
    private static Field jpqr(String number) {
        require(JPQR_NUMBER, number, "jpqrNumber");
        return Field.template(
                "26",
                new Field("00", "jp.or.paymentsjapan"),
                new Field("01", number),
                new Field("02", "0001"),
                new Field("03", "000001"),
                new Field("04", "000001"));
    }

    private static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.strip()
                .codePoints()
                .limit(NAME_CHARACTERS_MAX)
                .mapToObj(c -> Character.isBmpCodePoint(c) ? Character.toString(c) : UNWRITABLE)
                .forEach(shown::append);
        return shown.toString();
    }

    private static void require(Pattern form, String value, String name) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " has not the form of a code's field");
        }
    }
}
