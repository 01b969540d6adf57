package jp.nagaokapay.api.identity.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.api.identity.PageForm;
import jp.nagaokapay.api.identity.TestPasskey;
import jp.nagaokapay.api.register.NewResident;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Residents and staff sign in by passkey, as a browser and a device do it. */
class PasskeyTest extends HttpTest {
    private static final String PASSWORD = "demo-password";
    private static final String SETTINGS = "/login/settings";
    private static final String ADD = SETTINGS + "/passkeys";
    private static final String SIGN_IN = "/login/passkey";
    private static final String STEP = "/login/second-factor";
    private static final String PASSKEYS = "/api/v1/account/passkeys";
    private static final String REFUSED = "/login?passkey";

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private PasswordEncoder passwords;
    @Autowired private Residents residents;
    @Autowired private StaffAccounts staff;

    private final ResidentId resident = new ResidentId("resident:" + UUID.randomUUID());
    private final String phone =
            "+8190%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    private TestPasskey device;

    @BeforeEach
    void a_resident_with_a_device() {
        residents.enrol(
                resident,
                WalletId.next(),
                new NewResident(phone, "長岡 太郎", "9400062", passwords.encode(PASSWORD), false));
        device = new TestPasskey("http://localhost:" + port);
    }

    @Test
    void a_resident_adds_a_passkey_and_signs_in_by_it_alone() {
        assertThat(add(resident.value(), device, "スマホ")).isEqualTo(SETTINGS + "?added");

        Browser browser = new Browser(port);
        String login = browser.beginAuthorization("wallet-app", Browser.WALLET_CALLBACK);
        String next = sign(browser, login, SIGN_IN, device);
        Map<String, String> callback = browser.callBack(next, Browser.WALLET_CALLBACK);
        JsonNode tokens =
                json(
                        browser.exchange(
                                        "wallet-app", Browser.WALLET_CALLBACK, callback.get("code"))
                                .body());
        ApiClient app = withToken(tokens.path("access_token").asString());

        assertThat(app.get("/api/v1/wallet").status()).isEqualTo(200);
        JsonNode passkey = app.get(PASSKEYS).json().at("/passkeys/0");
        assertThat(passkey.path("name").asString()).isEqualTo("スマホ");
        assertThat(new Browser(port).signIn(phone, PASSWORD))
                .as("the password goes on alone")
                .isEqualTo("/login?done");
        assertThat(
                        jdbc.sql("SELECT count(*) FROM known_device WHERE person_id = ?")
                                .param(resident.value())
                                .query(Integer.class)
                                .single())
                .as("this browser is known now")
                .isGreaterThan(1);
        assertThat(app.send("DELETE", PASSKEYS + "/passkey:unknown", null, _ -> {}).code())
                .isEqualTo("PASSKEY_NOT_FOUND");
        String path = PASSKEYS + "/" + passkey.path("passkeyId").asString();
        assertThat(app.send("DELETE", path, null, _ -> {}).status()).isEqualTo(204);
        assertThat(signIn(device)).isEqualTo(REFUSED);
    }

    @Test
    void a_signed_challenge_serves_once_even_in_several_browsers_at_once()
            throws InterruptedException {
        add(resident.value(), device, "スマホ");
        Browser browser = new Browser(port);
        String login = browser.get("/login").body();
        Map<String, String> signed = device.signed(PageForm.in(login, SIGN_IN));
        String challenge = PageForm.in(login, SIGN_IN).hidden().get("challenge");
        List<Callable<String>> attempts =
                Stream.of(browser, new Browser(port), new Browser(port))
                        .map(each -> {
                            String page = each.get("/login").body();
                            Map<String, String> fields = new LinkedHashMap<>(signed);
                            fields.put("challenge", challenge);
                            return (Callable<String>) () -> each.fillAndGo(page, SIGN_IN, fields);
                        })
                        .toList();

        List<String> ways =
                Together.run(attempts).stream()
                        .map(outcome -> String.valueOf(outcome.answer()))
                        .toList();

        assertThat(ways).containsExactlyInAnyOrder("/login?done", REFUSED, REFUSED);
    }

    @Test
    void what_was_signed_elsewhere_or_by_nobody_in_particular_opens_nothing() {
        add(resident.value(), device, "スマホ");

        assertThat(signIn(device.at("https://nagaoka-pay.example"))).isEqualTo(REFUSED);
        assertThat(signIn(device.at("http://localhost:1"))).isEqualTo(REFUSED);
        assertThat(signIn(device.unlocked())).as("by whoever found it").isEqualTo(REFUSED);
        assertThat(signIn(new TestPasskey("http://localhost:" + port)))
                .as("that nobody added")
                .isEqualTo(REFUSED);
        assertThat(signIn(device)).isEqualTo("/login?done");
    }

    @Test
    void a_challenge_of_another_kind_or_of_ones_own_making_serves_for_nothing() {
        Browser browser = signedIn(resident.value());
        String page = browser.get(SETTINGS).body();
        String login = new Browser(port).get("/login").body();
        Map<String, String> fields = new LinkedHashMap<>(device.created(PageForm.in(page, ADD)));
        fields.put("name", "スマホ");
        fields.put("challenge", PageForm.in(login, SIGN_IN).hidden().get("challenge"));
        assertThat(browser.fillAndGo(page, ADD, fields)).isEqualTo(SETTINGS + "?passkey");

        for (String odd : List.of("", "AAAA", "%", "x".repeat(2_000))) {
            Map<String, String> answer = new LinkedHashMap<>();
            answer.put("credential", "{}");
            answer.put("challenge", odd);
            Browser stranger = new Browser(port);
            assertThat(stranger.post(SIGN_IN, with(stranger, answer)).statusCode())
                    .as(odd)
                    .isIn(302, 400);
        }
    }

    @Test
    void a_device_is_added_once_and_whose_it_is_is_stored_as_an_id_alone() {
        assertThat(add(resident.value(), device, "スマホ")).isEqualTo(SETTINGS + "?added");
        assertThat(add(resident.value(), device, "もう一度")).isEqualTo(SETTINGS + "?passkey");

        Map<String, Object> user =
                jdbc.sql("SELECT * FROM user_entities WHERE name = ?")
                        .param(resident.value())
                        .query()
                        .singleRow();
        assertThat(user.get("display_name")).isNull();
        assertThat(user.get("id").toString()).doesNotContain(resident.value());
        residents.erase(resident);
        assertThat(
                        jdbc.sql(
                                        "SELECT count(*) FROM user_credentials WHERE user_entity_user_id = ?")
                                .param(user.get("id"))
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(signIn(device)).isEqualTo(REFUSED);
    }

    @Test
    void a_name_is_as_long_as_fits_and_markup_in_it_is_text() {
        add(resident.value(), device, "<b>" + "𠮷".repeat(50));

        String page = signedIn(resident.value()).get(SETTINGS).body();

        assertThat(page).contains("&lt;b&gt;" + "𠮷".repeat(37) + "<").doesNotContain("<b>");
        add(resident.value(), new TestPasskey("http://localhost:" + port), " ");
        assertThat(signedIn(resident.value()).get(SETTINGS).body()).contains("<span>パスキー</span>");
    }

    @Test
    void staff_give_their_passkey_after_the_password_or_instead_of_it() {
        String name = clerk();
        assertThat(add(name, device, "鍵")).contains("回復コード");
        TestPasskey anothers = new TestPasskey("http://localhost:" + port);
        add(resident.value(), anothers, "スマホ");

        Browser browser = new Browser(port);
        assertThat(browser.signIn(name, PASSWORD)).isEqualTo(STEP);
        assertThat(sign(browser, browser.get(STEP).body(), STEP + "/passkey", anothers))
                .isEqualTo(STEP + "?passkey");
        assertThat(sign(browser, browser.get(STEP).body(), STEP + "/passkey", device))
                .isEqualTo("/login?done");
        assertThat(signIn(device)).isEqualTo("/login?done");
        assertThat(trailOf(name).stream().map(action -> action.path("path").asString()))
                .as("each sign-in, and the passkey that was added")
                .contains("/login/settings")
                .filteredOn("/login"::equals)
                .hasSize(3);
    }

    @Test
    void a_passkey_of_staff_who_were_sent_away_opens_nothing() {
        String name = clerk();
        add(name, device, "鍵");
        jdbc.sql("UPDATE staff SET revoked_at = now() WHERE username = ?").param(name).update();

        assertThat(signIn(device)).isEqualTo("/login?error");
    }

    @Test
    void whoever_must_have_a_factor_may_begin_with_a_passkey() {
        String name = clerk();
        jdbc.sql("UPDATE staff SET second_factor_required = true WHERE username = ?")
                .param(name)
                .update();
        Browser browser = new Browser(port);
        browser.signIn(name, PASSWORD);
        String page = browser.get(STEP + "/set-up").body();

        String added = browser.fill(page, STEP + "/set-up/passkey", fields(page, device)).body();

        assertThat(added).contains("回復コード", "/login?done");
        assertThat(signIn(device)).isEqualTo("/login?done");
    }

    @Test
    void the_pages_run_no_script_but_their_own() {
        assertThat(new Browser(port).get("/login").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'; script-src 'self';")
                .doesNotContain("connect-src");
        assertThat(new Browser(port).get("/login").body())
                .doesNotContainPattern("<script[^>]*>[^<]");
        assertThat(new Browser(port).get("/login/passkeys.js").headers().firstValue("Content-Type"))
                .get()
                .asString()
                .contains("javascript");
        assertThat(new Browser(port).get("/login/other.js").statusCode()).isEqualTo(404);
    }

    /** Somebody of the staff who may sign in without a second factor. */
    private String clerk() {
        String name = "clerk-" + UUID.randomUUID();
        staff.seed(name, passwords.encode(PASSWORD), Set.of("office"));
        return name;
    }

    private List<JsonNode> trailOf(String name) {
        String staffId = staff.find(name).orElseThrow().staffId();
        return with("audit")
                .get("/finance/v1/audit?path=/login&who=" + staffId)
                .json()
                .path("actions")
                .valueStream()
                .toList();
    }

    private Browser signedIn(String name) {
        Browser browser = new Browser(port);
        browser.signIn(name, PASSWORD);
        return browser;
    }

    /** Adds the device's passkey; where that leads, or the page that it shows. */
    private String add(String name, TestPasskey passkey, String label) {
        Browser browser = signedIn(name);
        String page = browser.get(SETTINGS).body();
        Map<String, String> fields = new LinkedHashMap<>(passkey.created(PageForm.in(page, ADD)));
        fields.put("name", label);
        var answer = browser.fill(page, ADD, fields);
        return answer.statusCode() == 302 ? browser.location(answer) : answer.body();
    }

    private static Map<String, String> fields(String page, TestPasskey passkey) {
        Map<String, String> fields =
                new LinkedHashMap<>(passkey.created(PageForm.in(page, STEP + "/set-up/passkey")));
        fields.put("name", "鍵");
        return fields;
    }

    private String signIn(TestPasskey passkey) {
        Browser browser = new Browser(port);
        return sign(browser, browser.get("/login").body(), SIGN_IN, passkey);
    }

    private static String sign(Browser browser, String page, String path, TestPasskey passkey) {
        return browser.fillAndGo(page, path, passkey.signed(PageForm.in(page, path)));
    }

    private static Map<String, String> with(Browser browser, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("_csrf", Browser.csrf(browser.get("/login").body()));
        return all;
    }

    private static JsonNode json(String body) {
        return JsonMapper.builder().build().readTree(body);
    }
}
