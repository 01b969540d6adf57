package jp.nagaokapay.api.identity.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.WrongTries;
import jp.nagaokapay.api.register.NewResident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Persons sign in, over HTTP, the whole way from the app and back. */
class SignInSecurityTest extends HttpTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RESIDENT = "+819000000001";
    private static final String PASSWORD = "demo-password";

    @LocalServerPort private int port;
    @Autowired private JwtDecoder tokens;
    @Autowired private Residents residents;
    @Autowired private PasswordEncoder passwords;
    @Autowired private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void a_fresh_browser() {
        browser = new Browser(port);
    }

    @Test
    void a_resident_signs_in_by_phone_and_gets_a_token_for_their_wallet() {
        JsonNode answer = signInToWallet(RESIDENT);

        Jwt token = tokens.decode(answer.path("access_token").asString());
        assertThat(answer.path("scope").asString().split(" "))
                .containsExactlyInAnyOrder("openid", "wallet");
        assertThat(answer.path("expires_in").asLong()).isBetween(1_780L, 1_800L);
        assertThat(answer.path("id_token").asString()).isNotEmpty();
        Caller caller = Caller.of(token);
        assertThat(caller.subject()).isEqualTo("resident:demo-01");
        assertThat(caller.clientId()).isEqualTo("wallet-app");
        assertThat(caller.walletId()).isEqualTo(new WalletId("wallet:demo-01"));
        assertThat(withToken(token.getTokenValue()).get("/api/v1/wallet").text("walletId"))
                .isEqualTo("wallet:demo-01");
    }

    @Test
    void a_phone_number_may_be_written_as_people_write_it_and_a_resident_id_will_do() {
        enrol("+819011112222");

        assertThat(signInToWallet("090-1111-2222").has("access_token")).isTrue();
        browser = new Browser(port);
        assertThat(signInToWallet("resident:demo-02").has("access_token")).isTrue();
    }

    @Test
    void a_password_is_the_same_from_a_keyboard_that_composes_letters_another_way() {
        enrol("+819011113333", "花火のガブ大会 2026");

        Map<String, String> callback =
                browser.authorize(
                        "wallet-app",
                        Browser.WALLET_CALLBACK,
                        "０９０ー１１１１ー３３３３",
                        "花火のカ\u3099フ\u3099大会\u30002026");

        assertThat(callback).containsKey("code");
    }

    @Test
    void a_refresh_token_is_good_for_one_use() {
        String first = signInToWallet(RESIDENT).path("refresh_token").asString();

        JsonNode second = json(browser.refresh("wallet-app", first));

        assertThat(second.path("access_token").asString()).isNotEmpty();
        assertThat(second.path("refresh_token").asString()).isNotEmpty().isNotEqualTo(first);
        JsonNode third =
                json(browser.refresh("wallet-app", second.path("refresh_token").asString()));
        assertThat(third.has("access_token")).isTrue();
    }

    @Test
    void another_client_cannot_use_a_refresh_token() {
        String token = signInToWallet(RESIDENT).path("refresh_token").asString();

        assertThat(browser.refresh("console", token).statusCode()).isEqualTo(400);
        assertThat(browser.refresh("demo-finance", token).statusCode()).isEqualTo(401);
    }

    @Test
    void whoever_was_erased_gets_no_more_tokens() {
        ResidentId erased = enrol("+819033334444");
        String refresh = signInToWallet("+819033334444").path("refresh_token").asString();

        residents.erase(erased);

        assertThat(browser.refresh("wallet-app", refresh).statusCode()).isEqualTo(400);
        assertThat(residents.findByUsername("+819033334444")).isEmpty();
    }

    @Test
    void a_code_without_its_verifier_is_worth_nothing() {
        Map<String, String> callback = authorizeWallet(RESIDENT);

        HttpResponse<String> answer =
                browser.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "wallet-app",
                                "redirect_uri",
                                Browser.WALLET_CALLBACK,
                                "code",
                                String.valueOf(callback.get("code")),
                                "code_verifier",
                                "x".repeat(50)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void a_wrong_password_leads_back_to_the_page_and_says_so_in_japanese() {
        String page = browser.get("/login").body();
        assertThat(page).contains("電話番号", "パスワード", "<html lang=\"ja\">");

        HttpResponse<String> answer =
                browser.post(
                        "/login",
                        Map.of(
                                "username",
                                RESIDENT,
                                "password",
                                "wrong",
                                "_csrf",
                                Browser.csrf(page)));

        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).endsWith("/login?error");
        assertThat(browser.get(location).body()).contains("違います").doesNotContain(RESIDENT);
    }

    @Test
    void whoever_only_looks_leaves_no_session_behind() {
        long before = sessions();
        long tries = tries();
        for (int i = 0; i < 300; i++) {
            assertThat(nobody().get("/login").status()).isEqualTo(200);
        }
        assertThat(tries()).isLessThanOrEqualTo(tries);
        for (String page :
                List.of(
                        "/login",
                        "/login?error",
                        "/login/password",
                        "/oauth2/authorize?"
                                + Browser.encode(
                                        Browser.request("wallet-app", Browser.WALLET_CALLBACK)))) {
            new Browser(port).get(page);
        }
        assertThat(browser.signIn("nobody-" + UUID.randomUUID(), "wrong"))
                .isEqualTo("/login?error");

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void tries_count_for_whoever_is_meant_however_the_name_is_typed() {
        ResidentId person = enrol("+819044445555");
        WrongTries.tooMany(jdbc, "SIGN_IN about " + person);

        for (String name :
                List.of(
                        "+819044445555",
                        " 090-4444-5555 ",
                        "\u3000０９０ー４４４４ー５５５５",
                        person.value(),
                        "\t" + person.value() + " ",
                        person.value().toUpperCase(Locale.ROOT))) {
            assertThat(browser.signIn(name, PASSWORD)).as(name).isEqualTo("/login?wait");
        }
    }

    @Test
    void a_name_that_nobody_has_is_counted_alike() {
        String nobody = "nobody-" + UUID.randomUUID();
        WrongTries.tooMany(jdbc, "SIGN_IN about " + nobody);

        for (String name :
                List.of(nobody, " " + nobody + "\u3000", nobody.toUpperCase(Locale.ROOT))) {
            assertThat(browser.signIn(name, PASSWORD)).as(name).isEqualTo("/login?wait");
        }
    }

    @Test
    void strangers_are_slowed_down_and_a_browser_that_is_known_goes_on() {
        ResidentId person = enrol("+819055556666");
        assertThat(browser.signIn(person.value(), PASSWORD)).isEqualTo("/login?done");
        WrongTries.tooMany(jdbc, "SIGN_IN about " + person);

        assertThat(new Browser(port).signIn(person.value(), PASSWORD)).isEqualTo("/login?wait");
        assertThat(browser.signIn(person.value(), PASSWORD)).isEqualTo("/login?done");
        assertThat(browser.signIn("resident:demo-03", "wrong"))
                .as("known to the one person only")
                .isEqualTo("/login?error");
        WrongTries.tooMany(
                jdbc, "SIGN_IN_ON_KNOWN_DEVICE about " + person + " in " + deviceOf(person));
        assertThat(browser.signIn(person.value(), PASSWORD))
                .as("wrong ones")
                .isEqualTo("/login?wait");
    }

    @Test
    void a_right_try_is_not_counted() {
        String counted = "SIGN_IN about " + enrol("+819066667777");
        WrongTries.forgottenIn(Duration.ofSeconds(30), jdbc, counted);
        OffsetDateTime before = WrongTries.forgottenAt(jdbc, counted);

        assertThat(browser.signIn("+819066667777", PASSWORD)).isEqualTo("/login?done");
        assertThat(WrongTries.forgottenAt(jdbc, counted)).isEqualTo(before);
        assertThat(new Browser(port).signIn("+819066667777", "wrong")).isEqualTo("/login?error");
        assertThat(WrongTries.forgottenAt(jdbc, counted)).isAfter(before);
    }

    @Test
    void whoever_signs_out_on_one_device_stays_signed_in_on_the_others() {
        enrol("+819077779999");
        String lost = signInToWallet("+819077779999").path("refresh_token").asString();
        browser = new Browser(port, "Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Safari/537.36");
        JsonNode kept = signInToWallet("+819077779999");
        ApiClient app = withToken(kept.path("access_token").asString());
        JsonNode devices = app.get("/api/v1/account/devices").json().path("devices");
        assertThat(devices).hasSize(2);
        assertThat(devices.at("/0/name").asString()).isEqualTo("Android, Chrome");
        String path = "/api/v1/account/devices/" + devices.at("/1/deviceId").asString();
        browser = new Browser(port);
        ApiClient another = withToken(signInToWallet(RESIDENT).path("access_token").asString());
        assertThat(another.send("DELETE", path, null, _ -> {}).code())
                .isEqualTo("DEVICE_NOT_FOUND");

        assertThat(app.send("DELETE", path, null, _ -> {}).status()).isEqualTo(204);
        assertThat(app.send("DELETE", path, null, _ -> {}).status()).as("again").isEqualTo(404);

        assertThat(browser.refresh("wallet-app", lost).statusCode()).isEqualTo(400);
        assertThat(
                        browser.refresh("wallet-app", kept.path("refresh_token").asString())
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoever_signs_out_everywhere_signs_in_anew() {
        enrol("+819077778888");
        JsonNode tokens = signInToWallet("+819077778888");
        ApiClient app = withToken(tokens.path("access_token").asString());
        assertThat(app.get("/api/v1/account/devices").json().at("/devices/0/clientId").asString())
                .isEqualTo("wallet-app");

        assertThat(app.send("DELETE", "/api/v1/account/devices", null, _ -> {}).status())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(2))
                .until(() -> app.get("/api/v1/account/devices").status() == 401);
        assertThat(
                        browser.refresh("wallet-app", tokens.path("refresh_token").asString())
                                .statusCode())
                .isEqualTo(400);
        assertThat(
                        browser.get(
                                        "/oauth2/authorize?"
                                                + Browser.encode(
                                                        Browser.request(
                                                                "wallet-app",
                                                                Browser.WALLET_CALLBACK)))
                                .headers()
                                .firstValue("Location")
                                .orElseThrow())
                .endsWith("/login");
    }

    @Test
    void an_access_token_says_that_it_is_one_and_what_it_is_for() {
        JsonNode tokens = signInToWallet(RESIDENT);
        Jwt token = this.tokens.decode(tokens.path("access_token").asString());

        assertThat(token.getHeaders()).containsEntry("typ", "at+jwt");
        assertThat(token.getAudience()).containsExactly("nagaokapay-ledger");
        assertThat(withToken(tokens.path("id_token").asString()).get("/api/v1/wallet").status())
                .as("what else was signed is none")
                .isEqualTo(401);
        assertThat(
                        signedIn(
                                        "wallet",
                                        claims ->
                                                claims.claim("wallet", "wallet:demo-01")
                                                        .audience(List.of("wallet-app")))
                                .get("/api/v1/wallet")
                                .status())
                .as("for another program")
                .isEqualTo(401);
    }

    @Test
    void a_form_without_its_hidden_field_is_refused() {
        assertThat(
                        browser.post("/login", Map.of("username", RESIDENT, "password", PASSWORD))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void who_left_the_page_open_for_too_long_is_led_back_to_it() {
        HttpResponse<String> answer =
                browser.post(
                        "/login",
                        Map.of("username", RESIDENT, "password", PASSWORD),
                        "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(browser.get(location).body()).contains("もう一度ログイン");
    }

    @Test
    void the_page_has_a_sentence_for_everything_that_leads_to_it() {
        for (String notice :
                List.of(
                        "error",
                        "wait",
                        "expired",
                        "lapsed",
                        "changed",
                        "passkey",
                        "first_sign_in",
                        "removed",
                        "done",
                        "bye")) {
            assertThat(browser.get("/login?" + notice).body())
                    .as(notice)
                    .containsPattern(
                            "<p class=\"(wrong|note)\" role=\"(alert|status)\">[^<a-z]+</p>");
        }
        assertThat(browser.get("/login").body())
                .doesNotContainPattern("<p class=\"(wrong|note)\" role=\"(alert|status)\">");
    }

    @Test
    void the_page_speaks_the_language_that_was_chosen_last() {
        assertThat(browser.get("/login").body()).doesNotContain("Password<");

        String english = browser.get("/login?lang=en").body();
        assertThat(english)
                .contains("<html lang=\"en\">", ">Password</label>", ">Sign in</button>")
                .doesNotContain("パスワード", "<span lang");
        assertThat(browser.get("/login?error").body())
                .as("remembered")
                .contains("Wrong phone number")
                .doesNotContain("違います");
        assertThat(browser.get("/login?lang=ja").body()).contains(">パスワード</label>");
    }

    @Test
    void staff_sign_in_to_the_console_as_persons_with_their_own_scopes_only() {
        JsonNode manager = signInToConsole("manager@demo");
        browser = new Browser(port);
        JsonNode finance = signInToConsole("finance@demo");

        assertThat(manager.path("scope").asString().split(" "))
                .containsExactlyInAnyOrder("openid", "campaign:write");
        assertThat(manager.path("expires_in").asLong()).isBetween(880L, 900L);
        assertThat(manager.has("refresh_token")).isFalse();
        assertThat(finance.path("scope").asString().split(" "))
                .containsExactlyInAnyOrder("openid", "finance:read", "finance:write");
        assertThat(subject(manager)).startsWith("staff:").isNotEqualTo(subject(finance));
    }

    @Test
    void a_sign_in_of_staff_is_on_record() {
        String manager = subject(signInToConsole("manager@demo"));

        assertThat(with("audit").get("/finance/v1/audit?path=/login&who=" + manager).raw().body())
                .contains("\"path\":\"/login\"", "\"status\":200");
    }

    @Test
    void a_person_gets_no_more_than_they_have_even_when_the_client_asks() {
        Map<String, String> callback =
                browser.authorize(
                        "console",
                        Browser.CONSOLE_CALLBACK,
                        "manager@demo",
                        PASSWORD,
                        "openid",
                        "campaign:write",
                        "finance:release");

        JsonNode answer =
                json(browser.exchange("console", Browser.CONSOLE_CALLBACK, callback.get("code")));

        assertThat(answer.path("scope").asString()).doesNotContain("finance");
    }

    @Test
    void whoever_has_nothing_to_do_in_a_program_is_sent_back() {
        assertThat(browser.authorize("console", Browser.CONSOLE_CALLBACK, RESIDENT, PASSWORD))
                .containsEntry("error", "access_denied")
                .doesNotContainKey("code");
        browser = new Browser(port);
        assertThat(
                        browser.authorize(
                                "wallet-app", Browser.WALLET_CALLBACK, "manager@demo", PASSWORD))
                .containsEntry("error", "access_denied");
    }

    @Test
    void a_foreign_redirect_is_never_followed() {
        HttpResponse<String> answer =
                browser.get(
                        "/oauth2/authorize?"
                                + Browser.encode(
                                        Browser.request(
                                                "wallet-app", "https://evil.example/callback")));

        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    }

    private long tries() {
        return jdbc.sql("SELECT count(*) FROM attempt_count").query(Long.class).single();
    }

    private long sessions() {
        return jdbc.sql("SELECT count(*) FROM spring_session").query(Long.class).single();
    }

    private String deviceOf(ResidentId person) {
        return jdbc.sql("SELECT device FROM known_device WHERE person_id = ?")
                .param(person.value())
                .query(String.class)
                .single();
    }

    private Map<String, String> authorizeWallet(String username) {
        return browser.authorize("wallet-app", Browser.WALLET_CALLBACK, username, PASSWORD);
    }

    private JsonNode signInToWallet(String username) {
        return json(
                browser.exchange(
                        "wallet-app",
                        Browser.WALLET_CALLBACK,
                        authorizeWallet(username).get("code")));
    }

    private JsonNode signInToConsole(String username) {
        Map<String, String> callback =
                browser.authorize("console", Browser.CONSOLE_CALLBACK, username, PASSWORD);
        return json(browser.exchange("console", Browser.CONSOLE_CALLBACK, callback.get("code")));
    }

    private ResidentId enrol(String phone) {
        return enrol(phone, PASSWORD);
    }

    private ResidentId enrol(String phone, String password) {
        ResidentId residentId = new ResidentId("resident:" + UUID.randomUUID());
        residents.enrol(
                residentId,
                WalletId.next(),
                new NewResident(phone, "長岡 太郎", "9400062", passwords.encode(password), false));
        return residentId;
    }

    private String subject(JsonNode answer) {
        return String.valueOf(tokens.decode(answer.path("access_token").asString()).getSubject());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
