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
        byte[] account = HexFormat.of().parseHex(NUMBER);
        byte[] filled = HexFormat.of().parseHex(NUMBER + "FF");

        assertThat(codes.read(emvco(account))).isEqualTo(NUMBER);
        assertThat(codes.read(emvco(filled))).isEqualTo(NUMBER);
        assertReason(emvco(HexFormat.of().parseHex("FF" + NUMBER)), Reason.CODE_MALFORMED);
        assertReason(emvco(HexFormat.of().parseHex("0123456789ABCDEF")), Reason.CODE_MALFORMED);
        assertReason(emvco(HexFormat.of().parseHex("01234567FFFFFFFF")), Reason.CODE_MALFORMED);
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

    private static String emvco(byte[] account) {
        var template = new java.io.ByteArrayOutputStream();
        BerTlv.write(template, 0x4F, HexFormat.of().parseHex(CodeSettings.DEFAULT.applicationId()));
        BerTlv.write(template, 0x57, account);
        var code = new java.io.ByteArrayOutputStream();
        BerTlv.write(code, 0x85, ascii("CPV01"));
        BerTlv.write(code, 0x61, template.toByteArray());
        return Base64.getEncoder().encodeToString(code.toByteArray());
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

    @Test
    void jpqrs_free_area_and_emvcos_common_template_are_passed_over() {
        assertThat(codes.read(jpqr("61|4F=90009215|57=" + NUMBER + "|99=free"))).isEqualTo(NUMBER);
    }

    /** An EMVCo payload as published with a reader of such codes: another issuer's. */
    @Test
    void another_issuers_code_is_not_ours() {
        assertReason("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=", Reason.CODE_NOT_OURS);
        assertReason("000201010211", Reason.CODE_NOT_OURS);
        assertReason("900081818812345678", Reason.CODE_NOT_OURS);
        assertReason(jpqr("61|4F=90000000|57=" + NUMBER), Reason.CODE_NOT_OURS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "hello",
                "hQ",
                "hQVKUFFSMQ==",
                "hQVKUFFSMR==",
                "9000921512345",
                "90009215012345678901234567",
                "９０００９２１５０１２３４５６７８９０１２３４５",
                "=====",
                "hQVKUFFSMg=="
            })
    void what_has_no_form_is_malformed(String scanned) {
        assertReason(scanned, Reason.CODE_MALFORMED);
    }

    @Test
    void a_number_that_is_missing_doubled_or_not_digits_is_malformed() {
        assertReason(jpqr("61|4F=90009215"), Reason.CODE_MALFORMED);
        assertReason(jpqr("61|4F=90009215|57=012345678901234X"), Reason.CODE_MALFORMED);
        assertReason(jpqr("61|4F=90009215|57=" + NUMBER + "|57=" + NUMBER), Reason.CODE_MALFORMED);
        assertReason("A".repeat(10_000), Reason.CODE_MALFORMED);
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

    /** A JPQR payload of a template's tag and its fields: {@code 61|4F=…|57=…}. */
    private static String jpqr(String parts) {
        String[] fields = parts.split("\\|", -1);
        var template = new java.io.ByteArrayOutputStream();
        for (int i = 1; i < fields.length; i++) {
            String[] field = fields[i].split("=", -1);
            BerTlv.write(template, Integer.parseInt(field[0], 16), ascii(field[1]));
        }
        var code = new java.io.ByteArrayOutputStream();
        BerTlv.write(code, 0x85, ascii("JPQR1"));
        BerTlv.write(code, Integer.parseInt(fields[0], 16), template.toByteArray());
        return Base64.getEncoder().encodeToString(code.toByteArray());
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
