package jp.nagaokapay.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jp.nagaokapay.codes.BadCode.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCodesTest {
    private static final String NUMBER = "0123456789012345";
    private static final String OURS = "61|4F=#F04E41474F4B41|57=#";

    /** EMVCo's own example of an application. */
    private static final String OTHERS = "61|4F=#A0000000555555|57=#1234567890123458D191220112345F";

    private final CustomerCodes codes = new CustomerCodes(QrNetworks.of(CodeSettings.DEFAULT));

    @ParameterizedTest
    @MethodSource("formats")
    void a_payload_reads_as_the_number_it_was_made_from(CustomerCodeFormat form) {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            String number = "%016d".formatted(random.nextLong(10_000_000_000_000_000L));
            assertThat(codes.read(CustomerCodes.payload(number, form))).isEqualTo(number);
        }
    }

    @Test
    void a_barcode_begins_with_the_issuers_code_and_reads_as_its_number() {
        String barcode = codes.barcode(NUMBER);

        assertThat(barcode).isEqualTo("90009215" + NUMBER).hasSize(24);
        assertThat(codes.read(barcode)).isEqualTo(NUMBER);
        assertThat(codes.read(barcode + "\r\n")).isEqualTo(NUMBER);
    }

    @Test
    void packed_digits_are_read_with_or_without_the_fs_that_fill_them_up() {
        assertThat(codes.read(ofOurs(NUMBER))).isEqualTo(NUMBER);
        assertThat(codes.read(ofOurs(NUMBER + "FF"))).isEqualTo(NUMBER);
        assertReason(ofOurs("FF" + NUMBER), Reason.CODE_MALFORMED);
        assertReason(ofOurs("0123456789ABCDEF"), Reason.CODE_MALFORMED);
        assertReason(ofOurs("01234567FFFFFFFF"), Reason.CODE_MALFORMED);
    }

    @Test
    void the_barcode_is_read_back_from_its_picture(@TempDir Path folder) throws Exception {
        BitMatrix bars =
                new Code128Writer().encode(codes.barcode(NUMBER), BarcodeFormat.CODE_128, 400, 80);
        var picture =
                new BufferedImage(bars.getWidth(), bars.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < bars.getWidth(); x++) {
            for (int y = 0; y < bars.getHeight(); y++) {
                picture.setRGB(x, y, bars.get(x, y) ? 0 : 0xFFFFFF);
            }
        }

        assertThat(codes.read(Scanner.barcode(picture))).isEqualTo(NUMBER);
        if (Scanner.hasZbar()) {
            Path file = folder.resolve("bars.png");
            ImageIO.write(picture, "png", file.toFile());
            assertThat(Scanner.zbar(file)).containsExactly("CODE-128:" + codes.barcode(NUMBER));
        }
    }

    @Test
    void payloads_begin_as_the_standards_say_and_jpqr_is_issued_by_default() {
        assertThat(codes.payload(NUMBER)).startsWith("hQVKUFFS");
        assertThat(CustomerCodes.payload(NUMBER, format("NAGAOKAPAY"))).startsWith("hQVDUFYwMWE");
        assertThat(new CustomerCodes(QrNetworks.of(settings("nagaokapay"))).payload(NUMBER))
                .isEqualTo(CustomerCodes.payload(NUMBER, format("NAGAOKAPAY")));
    }

    @Test
    void a_jpqr_payload_is_text_to_the_byte() {
        byte[] bytes = Base64.getDecoder().decode(codes.payload(NUMBER));

        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo("\u0085\u0005JPQR1a\u001cO\u000890009215W\u0010" + NUMBER);
    }

    private static String ofOurs(String account) {
        return payload("CPV01", OURS + account);
    }

    @Test
    void jpqrs_free_area_and_emvcos_common_template_are_passed_over() {
        assertThat(codes.read(jpqr("61|4F=90009215|57=" + NUMBER + "|99=free"))).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @MethodSource("offered")
    void ours_is_taken_among_several_applications(String shown) {
        assertThat(codes.read(shown)).isEqualTo(NUMBER);
    }

    static Stream<String> offered() {
        return Stream.of(
                payload("CPV01", OTHERS, OURS + NUMBER),
                payload("CPV01", OURS + NUMBER, OTHERS),
                payload("CPV01", OTHERS, "61|4F=#A0000000031010|5A=#1234", OURS + NUMBER),
                payload("CPV01", OTHERS, OTHERS, OURS + NUMBER, "62|5F20=TARO|DF8101=x"),
                payload("CPV01", OTHERS, OURS + NUMBER + "|50=PAY|63=" + "f".repeat(140)),
                jpqr("61|4F=90000000|57=" + NUMBER, "61|4F=90009215|57=" + NUMBER),
                jpqr("61|4F=90009215|57=" + NUMBER).replace("=", ""),
                payload("CPV01", OURS + NUMBER, OURS + NUMBER));
    }

    /** The first is a payload as published with a reader of such codes. */
    @ParameterizedTest
    @MethodSource("ofOthers")
    void another_issuers_code_is_not_ours(String scanned) {
        assertReason(scanned, Reason.CODE_NOT_OURS);
    }

    static Stream<String> ofOthers() {
        return Stream.of(
                "hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=",
                payload("CPV01", OTHERS, OTHERS),
                payload("CPV01", "61|4F=#A0000000031010|5A=#1234", OTHERS),
                payload("CPV01", "61|4F=#A0000000031010|63=" + "f".repeat(140)),
                payload("CPV02", OTHERS),
                jpqr("61|4F=90000000|57=" + NUMBER),
                jpqr("61|4F=90000000|57=" + NUMBER).replace("=", ""),
                "000201010211",
                "900081818812345678",
                "281234567890123456",
                "134567890123456789",
                "4901234567894",
                "https://qr.paypay.ne.jp/2810001234567890",
                "https://line.me/R/pay/" + "x".repeat(700),
                "wxp://f2f0XyZ-0123456789",
                "HTTPS://QR.ALIPAY.COM/FKX01234567890",
                "{\"TYP\":20}",
                "ありがとうございます",
                "hello",
                "1");
    }

    @Test
    void a_shops_code_is_no_customers() {
        var shop = new ShopFacts("merchant:demo", "MANJU", "まんじゅう屋", "5462", "9400062", null);
        String shown = new MerchantCodes(QrNetworks.of(CodeSettings.DEFAULT)).staticPayload(shop);

        assertReason(shown, Reason.CODE_NOT_OURS);
    }

    @Test
    void a_scanner_that_types_into_an_input_method_is_understood() {
        assertThat(codes.read("９０００９２１５０１２３４５６７８９０１２３４５　")).isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "h",
                "hQ",
                "hQVKUFFSMQ==",
                "hQVKUFFSMR==",
                "hQVKUFFSMg==",
                "hQVKUFFSMQ&=",
                "9000921",
                "9000921512345",
                "90009215012345678901234567"
            })
    void what_is_broken_or_cut_is_malformed(String scanned) {
        assertReason(scanned, Reason.CODE_MALFORMED);
    }

    @Test
    void every_cut_of_a_code_is_malformed() {
        for (String whole :
                List.of(codes.barcode(NUMBER), payload("CPV01", OTHERS, OURS + NUMBER))) {
            String bare = whole.replace("=", "");
            for (int length = 0; length < bare.length(); length++) {
                String cut = bare.substring(0, length);
                assertThatThrownBy(() -> codes.read(cut))
                        .as(cut)
                        .isInstanceOfSatisfying(
                                BadCode.class,
                                bad -> assertThat(bad.reason().malformed()).isTrue());
            }
        }
    }

    @Test
    void a_number_that_is_missing_doubled_or_not_digits_is_malformed() {
        assertReason(jpqr("61|4F=90009215"), Reason.CODE_MALFORMED);
        assertReason(jpqr("61|4F=90009215|57=012345678901234X"), Reason.CODE_MALFORMED);
        assertReason(jpqr("61|4F=90009215|57=" + NUMBER + "|57=" + NUMBER), Reason.CODE_MALFORMED);
        assertReason("hQ" + "A".repeat(10_000), Reason.CODE_MALFORMED);
        assertReason(
                payload("CPV01", OURS + NUMBER, OURS + "5432109876543210"), Reason.CODE_MALFORMED);
        assertReason(payload("CPV01", OTHERS, "61|4F=#F04E41474F4B41"), Reason.CODE_MALFORMED);
        assertReason(payload("CPV01", "62|57=1"), Reason.CODE_MALFORMED);
    }

    @Test
    void ten_thousand_mutations_give_a_number_or_a_clean_refusal_and_nothing_else() {
        var random = new Random(20_230_401);
        for (int i = 0; i < 10_000; i++) {
            CustomerCodeFormat form = format(random.nextBoolean() ? "JPQR" : "NAGAOKAPAY");
            String mutated = Mutations.of(CustomerCodes.payload(NUMBER, form), random);
            try {
                assertThat(codes.read(mutated)).matches("[0-9]{16}");
            } catch (BadCode refusal) {
                assertThat(refusal.reason()).isIn(Reason.CODE_MALFORMED, Reason.CODE_NOT_OURS);
            }
        }
    }

    @Test
    void random_bytes_in_base64_are_refused_cleanly() {
        var random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String scanned = Base64.getEncoder().encodeToString(bytes);
            assertThatThrownBy(() -> codes.read(scanned)).isInstanceOf(BadCode.class);
        }
    }

    private void assertReason(String scanned, Reason reason) {
        assertThatThrownBy(() -> codes.read(scanned))
                .isInstanceOfSatisfying(
                        BadCode.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    /** A payload of templates and their fields: {@code 61|4F=…|57=…}. */
    private static String payload(String format, String... templates) {
        var code = new java.io.ByteArrayOutputStream();
        BerTlv.write(code, 0x85, ascii(format));
        for (String template : templates) {
            String[] fields = template.split("\\|", -1);
            var written = new java.io.ByteArrayOutputStream();
            for (int i = 1; i < fields.length; i++) {
                String[] field = fields[i].split("=", -1);
                BerTlv.write(written, Integer.parseInt(field[0], 16), value(field[1]));
            }
            BerTlv.write(code, Integer.parseInt(fields[0], 16), written.toByteArray());
        }
        return Base64.getEncoder().encodeToString(code.toByteArray());
    }

    private static String jpqr(String... templates) {
        return payload("JPQR1", templates);
    }

    /** Text, or bytes in hex after a sign. */
    private static byte[] value(String written) {
        return written.startsWith("#")
                ? HexFormat.of().parseHex(written.substring(1))
                : ascii(written);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    static Stream<CustomerCodeFormat> formats() {
        return QrNetworks.of(CodeSettings.DEFAULT).all().stream()
                .map(network -> network.customerFormat().orElseThrow());
    }

    private static CustomerCodeFormat format(String network) {
        return QrNetworks.of(settings(network)).issuing().customerFormat().orElseThrow();
    }

    private static CodeSettings settings(String issued) {
        CodeSettings standard = CodeSettings.DEFAULT;
        return new CodeSettings(
                issued,
                standard.issuerCode(),
                standard.applicationId(),
                standard.schemeId(),
                standard.template());
    }
}
