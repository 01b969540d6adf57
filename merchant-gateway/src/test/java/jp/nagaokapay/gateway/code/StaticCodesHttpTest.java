package jp.nagaokapay.gateway.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.Scanner;
import jp.nagaokapay.gateway.ledger.FakeLedger;
import jp.nagaokapay.gateway.ledger.ShopTerminal;
import jp.nagaokapay.gateway.payment.MockMvcGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest(classes = MockMvcGateway.class, properties = "spring.flyway.enabled=false")
@AutoConfigureMockMvc
class StaticCodesHttpTest {
    private static final String STATIC = "/terminal/v1/qr-codes/static";

    @Autowired MockMvc http;
    @Autowired FakeLedger ledger;
    @Autowired MerchantCodes codes;

    private ShopTerminal shop;

    @BeforeEach
    void setUp() {
        ledger.goDown(null);
        shop = ledger.newShop();
    }

    @Test
    void the_shops_own_code_names_the_shop() throws Exception {
        String answer =
                ask(STATIC)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();

        assertThat(codes.read(JsonPath.read(answer, "$.payload")).merchantId())
                .isEqualTo(shop.merchantId());
    }

    @ParameterizedTest
    @CsvSource({
        ".svg,image/svg+xml,<?xml",
        ".png,image/png,PNG",
        ".pdf,application/pdf,%PDF",
        ".svg?size=A4,image/svg+xml,<?xml",
        ".png?size=A4,image/png,PNG",
        ".pdf?size=A6,application/pdf,%PDF"
    })
    void the_sheet_comes_in_each_form_and_size(String ending, String type, String beginning)
            throws Exception {
        byte[] sheet =
                ask(STATIC + ending)
                        .andExpect(status().isOk())
                        .andExpect(content().contentType(type))
                        .andExpect(
                                header().string(
                                                "Content-Disposition",
                                                org.hamcrest.Matchers.startsWith("inline")))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();

        assertThat(new String(sheet, 0, 5, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains(beginning);
    }

    @Test
    void the_picture_holds_the_payload_that_the_json_says() throws Exception {
        String payload =
                JsonPath.read(
                        ask(STATIC)
                                .andReturn()
                                .getResponse()
                                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8),
                        "$.payload");
        byte[] png = ask(STATIC + ".png").andReturn().getResponse().getContentAsByteArray();

        assertThat(Scanner.qrCodes(ImageIO.read(new ByteArrayInputStream(png))))
                .containsExactly(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {".svg", ".png", ".pdf"})
    void a_size_that_there_is_not_is_a_bad_request(String ending) throws Exception {
        ask(STATIC + ending + "?size=-1").andExpect(status().isBadRequest());
        ask(STATIC + ending + "?size=A5")
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").isNotEmpty());
    }

    @Test
    void only_a_live_terminal_of_an_approved_shop_gets_a_sheet() throws Exception {
        ledger.suspendShopOf(shop);
        ask(STATIC + ".pdf")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("MERCHANT_SUSPENDED"));
        ledger.revoke(shop);
        ask(STATIC + ".png")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("TERMINAL_REVOKED"));
    }

    @Test
    void an_owner_has_the_same_code_and_sheet_without_a_terminal() throws Exception {
        String own = ask(STATIC).andReturn().getResponse().getContentAsString();
        String owners =
                asOwner("/shop/v1/qr-codes/static").andReturn().getResponse().getContentAsString();
        assertThat(owners).isEqualTo(own);
        for (String form : new String[] {".svg", ".png", ".pdf"}) {
            asOwner("/shop/v1/qr-codes/static" + form)
                    .andExpect(status().isOk())
                    .andExpect(header().exists("Content-Disposition"));
        }
    }

    /** Without a terminal; here every token is let in. */
    private ResultActions asOwner(String path) throws Exception {
        return http.perform(
                get(path)
                        .with(
                                jwt().jwt(token ->
                                                token.subject("owner")
                                                        .claim("merchant", shop.merchantId()))
                                        .authorities(
                                                new SimpleGrantedAuthority("SCOPE_terminal"))));
    }

    private ResultActions ask(String path) throws Exception {
        ShopTerminal terminal = shop;
        return http.perform(
                get(path)
                        .with(
                                jwt().jwt(token ->
                                                token.subject("client")
                                                        .claim("merchant", terminal.merchantId())
                                                        .claim("terminal", terminal.terminalId()))
                                        .authorities(
                                                new SimpleGrantedAuthority("SCOPE_terminal"))));
    }
}
