package jp.nagaokapay.api.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever reads the whole database finds nothing with which to sign in, sign or forge. */
class SecretsAtRestTest extends HttpTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String APP = "wallet-app";

    @LocalServerPort private int port;
    @Autowired private JdbcTemplate jdbc;
    @Autowired private StoredKeys keys;

    private final List<String> handedOut = new ArrayList<>();

    @Test
    void no_table_has_a_secret_that_was_handed_out() {
        Browser browser = new Browser(port);
        String code = code(browser);
        JsonNode first = tokens(browser.exchange(APP, Browser.WALLET_CALLBACK, code));
        JsonNode second = tokens(browser.refresh(APP, first.path("refresh_token").asString()));
        handOut(code, browser.cookie("SESSION"), browser.cookie("DEVICE"));
        for (JsonNode issued : List.of(first, second)) {
            for (String token : List.of("access_token", "refresh_token", "id_token")) {
                handOut(issued.path(token).asString());
            }
        }
        MerchantId shop = shop();
        ApiClient office = with("office");
        String path = "/office/v1/merchants/" + shop;
        Answer terminal = office.post(path + "/terminals", "{\"label\": \"レジ1\"}");
        handOut(terminal.text("clientSecret"), machineToken(terminal));
        handOut(
                office.post(
                                path + "/terminals",
                                "{\"label\": \"2\", \"credentials\": \"ENROLMENT_CODE\"}")
                        .text("enrolmentCode"));
        handOut(
                office.post(
                                path + "/owners",
                                "{\"username\": \"o-%s\"}".formatted(UUID.randomUUID()))
                        .text("password"));
        WalletId wallet = walletWith(1_000);
        handOut(resident(wallet).post("/api/v1/wallet/partner-links").text("linkCode"));
        handOut(webhookSecret(shop));
        for (KeyPurpose purpose : KeyPurpose.values()) {
            byte[] key = keys.current(purpose).secret();
            handOut(base64(key), HexFormat.of().formatHex(key));
        }
        handOut(JSON.readTree(keys.current(KeyPurpose.SIGNING).secret()).path("d").asString());

        String everything = DatabaseContent.of(jdbc);

        assertThat(handedOut).hasSizeGreaterThan(20).doesNotContain("").doesNotContainNull();
        for (String secret : handedOut) {
            assertThat(everything.contains(secret)).as(secret).isFalse();
        }
    }

    @Test
    void what_the_tables_have_instead_lets_nobody_in() {
        Browser browser = new Browser(port);
        String code = code(browser);
        JsonNode issued = tokens(browser.exchange(APP, Browser.WALLET_CALLBACK, code));
        String digest =
                requireNonNull(
                        jdbc.queryForObject(
                                """
                                SELECT refresh_token_value FROM oauth2_authorization
                                ORDER BY refresh_token_issued_at DESC NULLS LAST LIMIT 1
                                """,
                                String.class));
        assertThat(digest).startsWith("sha256-");

        assertThat(browser.refresh(APP, digest).statusCode()).isEqualTo(400);
        assertThat(browser.refresh(APP, issued.path("refresh_token").asString()).statusCode())
                .as("nothing was used up")
                .isEqualTo(200);

        String session = browser.cookie("SESSION");
        String stored = session.substring(0, session.lastIndexOf('.'));
        assertThat(DatabaseContent.of(jdbc)).contains(stored);
        assertThat(isSignedIn(session)).isTrue();
        for (String guess :
                List.of(stored, stored + ".", stored + "." + "A".repeat(43), "." + stored)) {
            assertThat(isSignedIn(guess)).as(guess).isFalse();
        }
    }

    private boolean isSignedIn(String session) {
        Answer answer =
                nobody().send(
                                "GET",
                                "/oauth2/authorize?"
                                        + Browser.encode(
                                                Browser.request(
                                                        APP, Browser.WALLET_CALLBACK, "wallet")),
                                null,
                                it ->
                                        it.header("Cookie", "SESSION=" + session)
                                                .header("Accept", "text/html"));
        return requireNonNull(answer.header("Location")).contains("code=");
    }

    private static String code(Browser browser) {
        return requireNonNull(
                browser.authorize(
                                APP,
                                Browser.WALLET_CALLBACK,
                                "+819000000001",
                                "demo-password",
                                "openid",
                                "wallet")
                        .get("code"));
    }

    private static JsonNode tokens(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String machineToken(Answer terminal) {
        String credentials = terminal.text("clientId") + ':' + terminal.text("clientSecret");
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        it ->
                                it.setHeader("Content-Type", "application/x-www-form-urlencoded")
                                        .header(
                                                "Authorization",
                                                "Basic " + base64(credentials.getBytes(UTF_8))))
                .text("access_token");
    }

    private String webhookSecret(MerchantId shop) {
        return signedIn("shop", claims -> claims.claim("merchant", shop.value()))
                .post(
                        "/shop/v1/webhook-endpoints",
                        "{\"url\": \"https://1.1.1.1/%s\"}".formatted(UUID.randomUUID()))
                .text("secret");
    }

    private void handOut(String... secrets) {
        handedOut.addAll(List.of(secrets));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
