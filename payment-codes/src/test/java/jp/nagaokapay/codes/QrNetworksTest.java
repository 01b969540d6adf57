package jp.nagaokapay.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.nagaokapay.codes.BadCode.Reason;
import org.junit.jupiter.api.Test;

/** A further network takes part by one class and its registration. */
class QrNetworksTest {
    private static final String NUMBER = "0123456789012345";
    private static final String MERCHANT = "merchant:0123456789abcdef0123456789abcdef";
    private static final ShopFacts SHOP =
            new ShopFacts(MERCHANT, "MANJU", "まんじゅう屋", "5462", "9400062", "1234567890123");

    private final QrNetworks standard = QrNetworks.of(CodeSettings.DEFAULT);
    private final QrNetworks further = standard.with(new NeighbourNetwork());

    @Test
    void a_printed_code_bears_the_templates_of_all_networks_in_their_order() {
        EmvPayload printed = EmvPayload.read(new MerchantCodes(further).staticPayload(SHOP));

        assertThat(printed.fields())
                .extracting(EmvField::id)
                .containsSubsequence("26", "27", "28")
                .isSorted();
        assertThat(new MerchantCodes(further).read(printed.written()).merchantId())
                .isEqualTo(MERCHANT);
    }

    @Test
    void a_code_of_the_further_network_alone_names_the_shop_once_it_is_registered() {
        String scanned = code(NeighbourNetwork.ofShop(MERCHANT));

        assertThat(new MerchantCodes(further).read(scanned).merchantId()).isEqualTo(MERCHANT);
        assertReason(() -> new MerchantCodes(standard).read(scanned), Reason.QR_NOT_OURS);
    }

    @Test
    void networks_that_name_different_shops_are_not_believed() {
        String scanned =
                code(
                        standard.own().ofShop(SHOP),
                        NeighbourNetwork.ofShop("merchant:fedcba9876543210fedcba9876543210"));

        assertReason(() -> new MerchantCodes(further).read(scanned), Reason.QR_MALFORMED);
    }

    @Test
    void customers_of_the_further_network_are_read_too() {
        String shown =
                CustomerCodes.payload(
                        NUMBER, new NeighbourNetwork().customerFormat().orElseThrow());

        assertThat(new CustomerCodes(further).read(shown)).isEqualTo(NUMBER);
        assertThat(new CustomerCodes(further).read("90001234" + NUMBER)).isEqualTo(NUMBER);
        assertReason(() -> new CustomerCodes(standard).read(shown), Reason.CODE_NOT_OURS);
        assertReason(
                () -> new CustomerCodes(standard).read("90001234" + NUMBER), Reason.CODE_NOT_OURS);
    }

    @Test
    void what_residents_show_does_not_change_with_a_further_network() {
        var before = new CustomerCodes(standard);
        var after = new CustomerCodes(further);

        assertThat(after.payload(NUMBER)).isEqualTo(before.payload(NUMBER));
        assertThat(after.barcode(NUMBER)).isEqualTo(before.barcode(NUMBER));
    }

    @Test
    void codes_that_could_be_of_two_networks_and_an_unknown_issuing_one_are_mistakes() {
        assertThatThrownBy(() -> further.with(new NeighbourNetwork()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        QrNetworks.of(
                                new CodeSettings("nobody", "90009215", "F04E41474F4B41", "x", 27)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    private static String code(EmvField... templates) {
        List<EmvField> fields = new java.util.ArrayList<>();
        fields.add(new EmvField("00", "01"));
        fields.addAll(List.of(templates));
        fields.addAll(
                List.of(
                        new EmvField("52", "5462"),
                        new EmvField("53", "392"),
                        new EmvField("58", "JP"),
                        new EmvField("59", "MANJU"),
                        new EmvField("60", "NAGAOKA")));
        return new EmvPayload(fields).written();
    }

    private static void assertReason(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable reading, Reason reason) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        BadCode.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }
}
