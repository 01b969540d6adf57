package jp.nagaokapay.api.identity.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.ledger.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SingleUseGrantsTest extends HttpTest {
    private static final String APP = "wallet-app";

    @LocalServerPort private int port;
    private Browser browser;

    @BeforeEach
    void a_fresh_browser() {
        browser = new Browser(port);
    }

    @Test
    void a_used_refresh_token_that_comes_again_ends_all_that_came_from_the_sign_in() {
        Tokens other = signIn();
        browser = new Browser(port);
        Tokens first = signIn();
        Tokens second = refreshed(first);
        Tokens third = refreshed(second);
        assertThat(wallet(first).status()).isEqualTo(200);

        for (Tokens again : List.of(first, first, second, third)) {
            assertRefused(browser.refresh(APP, again.refresh()));
        }

        List.of(first, second, third).forEach(this::awaitEnded);
        assertThat(wallet(other).status()).isEqualTo(200);
        assertThat(wallet(refreshed(other)).status()).isEqualTo(200);
    }

    @Test
    void of_several_uses_of_one_refresh_token_at_once_none_leaves_a_token_that_serves()
            throws InterruptedException {
        Tokens first = signIn();

        Tokens issued = theOneOf(() -> new Browser(port).refresh(APP, first.refresh()));

        assertRefused(browser.refresh(APP, issued.refresh()));
        awaitEnded(issued);
    }

    @Test
    void of_several_uses_of_one_code_at_once_none_leaves_a_token_that_serves()
            throws InterruptedException {
        String code = code();

        Tokens issued = theOneOf(() -> exchange(new Browser(port), code));

        assertRefused(browser.refresh(APP, issued.refresh()));
        awaitEnded(issued);
    }

    @Test
    void a_code_that_comes_again_after_a_refresh_ends_the_refreshed_tokens_too() {
        String code = code();
        Tokens first = Tokens.of(exchange(browser, code));
        Tokens second = refreshed(first);

        assertRefused(exchange(browser, code));

        assertRefused(browser.refresh(APP, second.refresh()));
        awaitEnded(first);
        awaitEnded(second);
    }

    @Test
    void a_refresh_token_can_be_given_back_with_all_that_came_from_it() {
        Tokens first = signIn();
        Tokens second = refreshed(first);

        HttpResponse<String> revoked =
                browser.post("/oauth2/revoke", Map.of("client_id", APP, "token", second.refresh()));

        assertThat(revoked.statusCode()).isEqualTo(200);
        assertRefused(browser.refresh(APP, second.refresh()));
        awaitEnded(first);
        awaitEnded(second);
    }

    @Test
    void a_machines_token_can_be_given_back() {
        String token =
                asOperator("/oauth2/token", "grant_type=client_credentials").text("access_token");
        assertThat(withToken(token).get("/office/v1/merchants").status()).isEqualTo(200);

        assertThat(asOperator("/oauth2/revoke", "token=" + token).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(3))
                .until(() -> withToken(token).get("/office/v1/merchants").status() == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "x", "..", "x.y", "%00"})
    void a_refresh_token_that_was_never_issued_ends_nothing(String never) {
        Tokens issued = signIn();
        assertRefused(browser.refresh(APP, never));
        assertThat(wallet(refreshed(issued)).status()).isEqualTo(200);
    }

    /** Of five at once on one grant, one is answered. */
    private static Tokens theOneOf(Callable<HttpResponse<String>> use) throws InterruptedException {
        List<HttpResponse<String>> answered =
                Together.run(Collections.nCopies(5, use)).stream()
                        .map(outcome -> Objects.requireNonNull(outcome.answer()))
                        .filter(answer -> answer.statusCode() == 200)
                        .toList();
        assertThat(answered).hasSize(1);
        return Tokens.of(answered.getFirst());
    }

    private Tokens signIn() {
        return Tokens.of(exchange(browser, code()));
    }

    private String code() {
        return required(
                browser.authorize(
                                APP,
                                Browser.WALLET_CALLBACK,
                                "+819000000001",
                                "demo-password",
                                "openid",
                                "wallet")
                        .get("code"));
    }

    private static HttpResponse<String> exchange(Browser browser, String code) {
        return browser.exchange(APP, Browser.WALLET_CALLBACK, code);
    }

    private Answer asOperator(String path, String form) {
        String credentials =
                Base64.getEncoder()
                        .encodeToString("demo-operator:demo-operator-secret".getBytes(US_ASCII));
        return nobody().send(
                        "POST",
                        path,
                        form,
                        it ->
                                it.setHeader("Content-Type", "application/x-www-form-urlencoded")
                                        .header("Authorization", "Basic " + credentials));
    }

    private Tokens refreshed(Tokens tokens) {
        return Tokens.of(browser.refresh(APP, tokens.refresh()));
    }

    private Answer wallet(Tokens tokens) {
        return withToken(tokens.access()).get("/api/v1/wallet");
    }

    private void awaitEnded(Tokens tokens) {
        await().atMost(Duration.ofSeconds(3)).until(() -> wallet(tokens).status() == 401);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"invalid_grant\"");
    }

    private record Tokens(String access, String refresh) {
        static Tokens of(HttpResponse<String> answer) {
            JsonNode json = JsonMapper.builder().build().readTree(answer.body());
            return new Tokens(
                    json.path("access_token").asString(), json.path("refresh_token").asString());
        }
    }
}
