package jp.nagaokapay.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.emv.qrcode.core.CRC;
import com.emv.qrcode.decoder.mpm.DecoderMpm;
import com.emv.qrcode.model.mpm.MerchantPresentedMode;
import com.emv.qrcode.validators.Crc16Validate;
import com.emv.qrcode.validators.MerchantPresentedModeValidate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import jp.nagaokapay.codes.BadCode.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantCodesTest {
    /** Published by Mercari with go-emv-code; its checksum is over UTF-8. */
    private static final String VECTOR =
            "0002016003xxx01021129300012D156000000000510A93FO3230Q31280012D1560000000103081234567826680019jp.or.paymentsjapan01130000000000001020400010306000001040600000153033925903xxx64180002JA0108メルペイ カフェ520441115802JP610710661436304DEE9";

    private static final ShopFacts SHOP =
            new ShopFacts(
                    "merchant:demo", "NAGAOKA SHOTEN", "長岡商店", "5411", "9400062", "0000000000001");

    private static final CodeTerms TERMS =
            new CodeTerms("A-1", Instant.ofEpochSecond(1_680_318_300L), true, "S".repeat(43));

    private final MerchantCodes codes = new MerchantCodes(QrNetworks.of(CodeSettings.DEFAULT));

    @Test
    void the_published_vector_is_read_and_written_to_the_letter() {
        EmvPayload read = EmvPayload.read(VECTOR);

        assertThat(read.written()).isEqualTo(VECTOR);
        assertThat(read.value("61")).hasValue("1066143");
        assertThat(read.fields().stream().filter(field -> field.id().equals("64")).toList())
                .singleElement()
                .satisfies(field ->
                        assertThat(EmvPayload.value(field.nested(), "01")).hasValue("メルペイ カフェ"));
    }

    @Test
    void the_fields_of_the_published_vector_are_written_as_the_vector() {
        var payload =
                new EmvPayload(
                        List.of(
                                new EmvField("00", "01"),
                                new EmvField("60", "xxx"),
                                new EmvField("01", "11"),
                                EmvField.template(
                                        "29",
                                        new EmvField("00", "D15600000000"),
                                        new EmvField("05", "A93FO3230Q")),
                                EmvField.template(
                                        "31",
                                        new EmvField("00", "D15600000001"),
                                        new EmvField("03", "12345678")),
                                EmvField.template(
                                        "26",
                                        new EmvField("00", "jp.or.paymentsjapan"),
                                        new EmvField("01", "0000000000001"),
                                        new EmvField("02", "0001"),
                                        new EmvField("03", "000001"),
                                        new EmvField("04", "000001")),
                                new EmvField("53", "392"),
                                new EmvField("59", "xxx"),
                                EmvField.template(
                                        "64",
                                        new EmvField("00", "JA"),
                                        new EmvField("01", "メルペイ カフェ")),
                                new EmvField("52", "4111"),
                                new EmvField("58", "JP"),
                                new EmvField("61", "1066143")));

        assertThat(payload.written()).isEqualTo(VECTOR);
        assertThat(EmvPayload.read(VECTOR)).isEqualTo(payload);
    }

    @Test
    void the_published_vector_is_sound_but_names_no_shop_of_ours() {
        assertReason(VECTOR, Reason.QR_NOT_OURS);
    }

    /** The first two are the examples of EMVCo 1.1 and of Brazil's central bank, to the letter. */
    @ParameterizedTest
    @MethodSource("soundCodesOfOthers")
    void a_sound_code_of_another_scheme_is_not_ours(String scanned) {
        assertReason(scanned, Reason.QR_NOT_OURS);
    }

    static Stream<String> soundCodesOfOthers() {
        return Stream.of(
                "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A",
                "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D",
                // PromptPay, with a checksum in small letters, as some write it
                "00020101021129370016A000000677010111011300668123456785802TH530376463045D82"
                        .replace("5D82", "5d82"),
                sealed(
                        "00020101021226370009SG.PAYNOW01012021053312345A03011520400005303702"
                                + "5802SG5902NA6009Singapore"),
                sealed(
                        "00020101021126580014A000000615000101065887340212ABCDEFGHIJKL0310SAMPLE-ID5"
                                + "5204549953034585802MY5904KEDA6002KL"),
                sealed(
                        "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA"
                                + "53037045802VN"),
                // QRIS, with a tip; a code whose writer counts bytes; another version; a payload
                // that is too long; a template that is none
                sealed(
                        "00020101021126280010ID.CO.TEST0110ABCDEFGHIJ520454115303360550201"
                                + "5802ID5902AB6002CD"),
                sealed("00020159052026240009jp.others0107merchan5204541153033925802JP5906長岡"),
                sealed("00020226240009jp.others0107merchan5204541153033925802JP"),
                sealed("000201" + "9199" + "a".repeat(99).repeat(6)),
                sealed("0002012605plain5204541153033925802JP5902AB6002CD"),
                "https://qr.paypay.ne.jp/2810001234567890",
                "https://merpay.example/pay?code=63041D3D",
                "https://qr.d-barai.com/" + "x".repeat(1_500),
                "HTTPS://QR.ALIPAY.COM/FKX01234567890",
                "wxp://f2f0XyZ-0123456789",
                "https://line.me/R/pay/abc",
                "https://qr.auone.jp/p?x=1",
                "WIFI:S:cafe;T:WPA;P:secret;;",
                "SPC\r\n0200\r\n1\r\nCH4431999123000889012",
                "900081818812345678",
                "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=",
                "ありがとうございます",
                "hello");
    }

    @Test
    void every_cut_of_a_code_says_that_it_could_not_be_read() {
        String payload = codes.staticPayload(SHOP);
        for (int length = 0; length < payload.length(); length++) {
            assertReason(payload.substring(0, length), Reason.QR_MALFORMED);
        }
        assertReason(payload.substring(1), Reason.QR_CRC_WRONG);
        assertReason(payload.substring(0, 20) + payload.substring(21), Reason.QR_CRC_WRONG);
        assertReason(VECTOR.replace("4111", "4112"), Reason.QR_CRC_WRONG);
        assertThatThrownBy(() -> EmvPayload.read(VECTOR.replace("DEE9", "dEE9")))
                .isInstanceOfSatisfying(
                        BadCode.class,
                        bad -> assertThat(bad.reason()).isEqualTo(Reason.QR_CRC_WRONG));
    }

    @Test
    void a_static_code_names_its_shop_and_sets_no_amount() {
        assertThat(codes.read(codes.staticPayload(SHOP)))
                .isEqualTo(new MerchantCode("merchant:demo", null, null, false, null));
    }

    @Test
    void an_independent_reader_finds_everything_in_a_static_code() throws Exception {
        String payload = codes.staticPayload(SHOP);

        var decoded = DecoderMpm.decode(payload, MerchantPresentedMode.class);

        assertThat(Crc16Validate.validate(payload).isValid()).isTrue();
        assertThat(MerchantPresentedModeValidate.validate(decoded).isValid()).isTrue();
        assertThat(decoded.getTransactionCurrency().getValue()).isEqualTo("392");
        assertThat(decoded.getMerchantName().getValue()).isEqualTo("NAGAOKA SHOTEN");
        assertThat(decoded.getPostalCode().getValue()).isEqualTo("9400062");
        assertThat(decoded.getMerchantInformationLanguage().getValue().getMerchantName().getValue())
                .isEqualTo("長岡商店");
        assertThat(decoded.getMerchantAccountInformation()).containsOnlyKeys("26", "27");
    }

    @Test
    void only_a_shop_that_jpqr_knows_bears_jpqrs_template() {
        var unknown =
                new ShopFacts("merchant:demo", "NAGAOKA SHOTEN", "長岡商店", "5411", "9400062", null);

        assertThat(codes.staticPayload(SHOP))
                .contains(
                        "26680019jp.or.paymentsjapan011300000000000010204000103060000010406000001");
        assertThat(codes.staticPayload(unknown)).doesNotContain("paymentsjapan");
    }

    @Test
    void a_long_or_rare_japanese_name_is_cut_and_written_so_that_all_readers_count_alike() {
        var shop =
                new ShopFacts(
                        "merchant:" + "0".repeat(32),
                        "A",
                        "𠮷野" + "家".repeat(40),
                        "5411",
                        "9400062",
                        "0000000000001");

        String payload = codes.staticPayload(shop);

        assertThat(payload).contains("0125〓野家家");
        assertThat(codes.read(payload).merchantId()).isEqualTo(shop.merchantId());
    }

    @Test
    void a_dynamic_code_says_shop_amount_and_terms_and_no_other_scheme() {
        String payload = codes.dynamicPayload(SHOP, 1_200, TERMS);

        assertThat(codes.read(payload))
                .isEqualTo(new MerchantCode("merchant:demo", 1_200L, null, true, TERMS));
        assertThat(payload).doesNotContain("paymentsjapan").contains("010212", "54041200");
    }

    @Test
    void an_independent_reader_finds_a_dynamic_code_sound() throws Exception {
        String payload = codes.dynamicPayload(SHOP, 1_200, TERMS);

        var decoded = DecoderMpm.decode(payload, MerchantPresentedMode.class);

        assertThat(Crc16Validate.validate(payload).isValid()).isTrue();
        assertThat(MerchantPresentedModeValidate.validate(decoded).isValid()).isTrue();
        assertThat(decoded.getTransactionAmount().getValue()).isEqualTo("1200");
        assertThat(decoded.getUnreserveds()).containsOnlyKeys("80", "81");
    }

    @Test
    void with_every_field_at_its_longest_a_dynamic_code_keeps_within_512_bytes() {
        var settings = new CodeSettings("JPQR", "90009215", "F04E41474F4B41", "s".repeat(25), 51);
        var shop =
                new ShopFacts(
                        "merchant:" + "m".repeat(57),
                        "N".repeat(25),
                        "長".repeat(40),
                        "5411",
                        "9400062",
                        "0000000000001");
        var terms =
                new CodeTerms(
                        "p".repeat(64),
                        Instant.ofEpochSecond(9_999_999_999L),
                        true,
                        "S".repeat(43));

        String payload =
                new MerchantCodes(QrNetworks.of(settings)).dynamicPayload(shop, 999_999_999, terms);

        assertThat(payload.getBytes(StandardCharsets.UTF_8).length).isBetween(450, 512);
        assertThat(new MerchantCodes(QrNetworks.of(settings)).read(payload).terms())
                .isEqualTo(terms);
    }

    @Test
    void terms_that_are_half_there_or_have_no_form_are_malformed() {
        String payload = codes.dynamicPayload(SHOP, 1_200, TERMS);
        String body = payload.substring(0, payload.length() - 8);
        String first = body.substring(body.indexOf("80240013jp"), body.indexOf("81830013jp"));

        assertReason(sealed(body.replace(first, "")), Reason.QR_MALFORMED);
        assertReason(sealed(body.substring(0, body.indexOf("81830013jp"))), Reason.QR_MALFORMED);
        assertReason(sealed(body.replace("02011", "02012")), Reason.QR_MALFORMED);
        assertReason(sealed(body.replace("0110168031", "011016803x")), Reason.QR_MALFORMED);
        assertReason(sealed(body.replace("0103A-1", "0103A 1")), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "85070103abc"), Reason.QR_MALFORMED);
    }

    @Test
    void terms_of_another_scheme_are_not_ours_to_read() {
        String payload = sealed(body() + "80240013jp.otherpayco0103A-1");

        assertThat(codes.read(payload).terms()).isNull();
    }

    @Test
    void nothing_without_form_is_written_into_terms() {
        for (CodeTerms wrong :
                List.of(
                        new CodeTerms("", TERMS.expiresAt(), true, "S"),
                        new CodeTerms("a b", TERMS.expiresAt(), true, "S"),
                        new CodeTerms("A", Instant.EPOCH, true, "S"),
                        new CodeTerms("A", TERMS.expiresAt(), true, "S".repeat(44)))) {
            assertThatThrownBy(() -> codes.dynamicPayload(SHOP, 1, wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> codes.dynamicPayload(SHOP, 0, TERMS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_amount_and_a_reference_inside_the_code_are_read() {
        String dynamic =
                sealed(
                        body().replace("010211", "010212")
                                .replace("5802JP", "540412005802JP62080504A-17"));

        assertThat(codes.read(dynamic))
                .isEqualTo(new MerchantCode("merchant:demo", 1_200L, "A-17", true, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"54010", "54041.50", "5403-10", "5404 100", "5402.5", "54031e3"})
    void an_amount_that_is_not_whole_yen_above_zero_is_malformed(String amount) {
        assertReason(sealed(body().replace("5802JP", amount + "5802JP")), Reason.QR_MALFORMED);
    }

    @Test
    void a_changed_amount_without_a_new_checksum_is_noticed() {
        String payload = sealed(body().replace("5802JP", "540412005802JP"));

        assertReason(payload.replace("54041200", "54041100"), Reason.QR_CRC_WRONG);
    }

    @Test
    void other_countries_currencies_and_tips_are_refused() {
        assertReason(sealed(body().replace("5303392", "5303840")), Reason.QR_MALFORMED);
        assertReason(sealed(body().replace("5802JP", "5802US")), Reason.QR_MALFORMED);
        assertReason(sealed(body().replace("5802JP", "5802JP550201")), Reason.QR_MALFORMED);
        assertReason(sealed(body().replace("5204" + "5411", "")), Reason.QR_MALFORMED);
        assertReason(sealed(body().replace("010211", "010213")), Reason.QR_MALFORMED);
    }

    @Test
    void doubled_ids_wrong_lengths_and_broken_nesting_are_malformed() {
        assertReason(sealed(body() + "5802JP"), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "62990503abc"), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "62070509abc"), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "62140503abc0503abc"), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "6200"), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "6X"), Reason.QR_MALFORMED);
        assertReason(sealed("010211" + body().replace("010211", "")), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "6304ABCD"), Reason.QR_MALFORMED);
        assertReason(sealed(body() + "9199" + "a".repeat(99).repeat(4)), Reason.QR_MALFORMED);
        assertReason("", Reason.QR_MALFORMED);
        assertReason("6304FFFF", Reason.QR_CRC_WRONG);
    }

    @Test
    void two_shops_in_one_code_are_nobodys() {
        String second = "2835" + "0013jp.nagaokapay" + "0114merchant:other";

        assertReason(sealed(body() + second), Reason.QR_MALFORMED);
    }

    @Test
    void a_scheme_that_only_looks_like_ours_is_not_ours() {
        assertReason(sealed(body().replace("jp.nagaokapay", "jp.nagaokapaY")), Reason.QR_NOT_OURS);
        // 26 is JPQR's alone: whoever puts us there is not us.
        assertReason(
                sealed(body().replace("27340013jp", "26340013jp").replace("26680019", "28680019")),
                Reason.QR_NOT_OURS);
    }

    @Test
    void ten_thousand_mutations_give_the_same_reading_or_a_clean_refusal_and_nothing_else() {
        var random = new Random(20_230_401);
        String payload = codes.staticPayload(SHOP);
        MerchantCode reading = codes.read(payload);
        for (int i = 0; i < 10_000; i++) {
            assertSameOrRefused(Mutations.of(payload, random), reading);
        }
    }

    /** With a fitting checksum, so that what lies behind the checksum is tried too. */
    @Test
    void ten_thousand_sealed_mutations_give_a_reading_or_a_clean_refusal_and_nothing_else() {
        var random = new Random(20_240_331);
        for (int i = 0; i < 10_000; i++) {
            String mutated = sealed(Mutations.of(body(), random));
            try {
                assertThat(codes.read(mutated).merchantId()).isNotEmpty();
            } catch (BadCode refusal) {
                // Blanks around a payload are stripped, which a checksum over them does not fit.
                assertThat(refusal.reason())
                        .isIn(Reason.QR_MALFORMED, Reason.QR_CRC_WRONG, Reason.QR_NOT_OURS);
            }
        }
    }

    private void assertSameOrRefused(String mutated, MerchantCode reading) {
        try {
            assertThat(codes.read(mutated)).isEqualTo(reading);
        } catch (BadCode refusal) {
            assertThat(refusal.reason())
                    .isIn(Reason.QR_MALFORMED, Reason.QR_CRC_WRONG, Reason.QR_NOT_OURS);
        }
    }

    private void assertReason(String scanned, Reason reason) {
        assertThatThrownBy(() -> codes.read(scanned))
                .as(scanned)
                .isInstanceOfSatisfying(
                        BadCode.class,
                        bad -> assertThat(bad.reason()).as(bad.getMessage()).isEqualTo(reason));
    }

    private String body() {
        String payload = codes.staticPayload(SHOP);
        return payload.substring(0, payload.length() - 8);
    }

    private static String sealed(String body) {
        String open = body + "6304";
        return open + "%04X".formatted(CRC.crc16(open.getBytes(StandardCharsets.UTF_8)));
    }
}
