package jp.nagaokapay.api.identity.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.api.identity.TestApp;
import jp.nagaokapay.api.identity.factors.AuthenticatorApps;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.web.secret.SecretCipher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff of the office give a second factor after their password. */
class SecondFactorTest extends HttpTest {
    private static final String PASSWORD = "rice-fields-after-rain";
    private static final String STEP = "/login/second-factor";
    private static final String SET_UP = STEP + "/set-up";
    private static final String ADD_APP = SET_UP + "/app";
    private static final String SECOND_FACTOR = "/api/v1/account/second-factor";
    private static final Pattern RECOVERY_CODE =
            Pattern.compile("<li><code>([0-9A-Z-]{19})</code></li>");

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private PasswordEncoder passwords;
    @Autowired private SecretCipher cipher;

    private final String username = "clerk-" + UUID.randomUUID();
    private final String staffId = "staff:" + UUID.randomUUID();

    @BeforeEach
    void a_clerk_who_has_chosen_a_password() {
        jdbc.sql(
                        """
                        INSERT INTO staff (staff_id, username, password, password_until, scopes)
                        VALUES (?, ?, ?, null, 'office')
                        """)
                .param(staffId)
                .param(username)
                .param(passwords.encode(PASSWORD))
                .update();
    }

    @Test
    void whoever_has_none_adds_an_app_before_the_sign_in_ends_and_is_asked_from_then_on() {
        Browser browser = new Browser(port);
        String login = browser.beginAuthorization("console", Browser.CONSOLE_CALLBACK);
        assertThat(browser.fillAndGo(login, "/login", passwordOf(username))).isEqualTo(STEP);
        assertThat(browser.location(browser.get(STEP))).isEqualTo(SET_UP);
        String page = browser.get(SET_UP).body();
        TestApp app = TestApp.of(page);

        HttpResponse<String> wrong = browser.fill(page, ADD_APP, code(app.wrongCode()));
        assertThat(wrong.body()).contains("コードが違う");
        assertThat(TestApp.of(wrong.body()).secret())
                .as("the app need not begin again")
                .isEqualTo(app.secret());
        assertThat(sessions()).as("nobody is signed in yet").isZero();
        HttpResponse<String> added = browser.fill(wrong.body(), ADD_APP, code(app.code()));

        assertThat(recoveryCodes(added.body())).hasSize(10).doesNotHaveDuplicates();
        String next = added.body().replaceAll("(?s).*<a href=\"([^\"]*)\">保管.*", "$1");
        Map<String, String> callback =
                browser.callBack(next.replace("&amp;", "&"), Browser.CONSOLE_CALLBACK);
        ApiClient clerk = withToken(token(browser, callback));
        assertThat(clerk.get("/office/v1/merchants").status()).isEqualTo(200);
        assertThat(clerk.get(SECOND_FACTOR).json().path("recoveryCodesLeft").asInt()).isEqualTo(10);

        Browser another = new Browser(port);
        String asked = another.beginAuthorization("console", Browser.CONSOLE_CALLBACK);
        assertThat(another.fillAndGo(asked, "/login", passwordOf(username))).isEqualTo(STEP);
        String given = give(another, app.codeIn(1));
        assertThat(
                        withToken(token(another, another.callBack(given, Browser.CONSOLE_CALLBACK)))
                                .get("/office/v1/merchants")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_code_counts_once_even_when_it_is_given_in_several_browsers_at_once()
            throws InterruptedException {
        TestApp app = withApp();
        List<Browser> browsers = List.of(asked(), asked(), asked(), asked());
        String code = app.codeIn(1);

        List<String> ways = together(browsers, code);

        assertThat(ways).filteredOn("/login?done"::equals).hasSize(1);
        assertThat(ways).filteredOn((STEP + "?code")::equals).hasSize(3);
        assertThat(give(asked(), app.code())).as("an earlier one").isEqualTo(STEP + "?code");
    }

    @Test
    void a_recovery_code_opens_once_and_only_its_own_account() throws InterruptedException {
        List<String> codes = recoveryCodes(pageOfCodes());
        String typed = codes.getFirst().toLowerCase(Locale.ROOT).replace("-", " ");

        List<String> ways = together(List.of(asked(), asked(), asked()), typed);

        assertThat(ways).filteredOn("/login?done"::equals).hasSize(1);
        assertThat(give(asked(), codes.getFirst())).isEqualTo(STEP + "?code");
        assertThat(give(asked(), codes.getLast())).isEqualTo("/login?done");
        assertThat(
                        jdbc.sql("SELECT count(*) FROM recovery_code WHERE person_id = ?")
                                .param(staffId)
                                .query(Integer.class)
                                .single())
                .isEqualTo(8);
    }

    @Test
    void after_ten_wrong_codes_a_right_one_waits_too() {
        TestApp app = withApp();
        Browser browser = asked();
        for (int wrong = 0; wrong < 10; wrong++) {
            assertThat(give(browser, app.wrongCode())).isEqualTo(STEP + "?code");
        }

        assertThat(give(browser, app.codeIn(1))).isEqualTo("/login?wait");
        assertThat(give(asked(), app.codeIn(1)))
                .as("after the password anew")
                .isEqualTo("/login?wait");
    }

    @Test
    void the_step_lasts_five_minutes_and_ends_with_a_new_password() {
        TestApp app = withApp();
        Browser late = asked();
        assertThat(
                        jdbc.sql(
                                        """
                                        UPDATE second_step SET until = until - interval '5 minutes'
                                         WHERE person_id = ?
                                        """)
                                .param(staffId)
                                .update())
                .isPositive();
        assertThat(late.location(late.get(STEP))).isEqualTo("/login?expired");
        Browser before = asked();
        String page = before.get(STEP).body();
        new Browser(port)
                .changePassword(username, PASSWORD, "snow-on-old-roofs", "snow-on-old-roofs");

        assertThat(before.fillAndGo(page, STEP, code(app.codeIn(1)))).isEqualTo("/login?expired");
    }

    @Test
    void whoever_has_a_factor_cannot_add_one_by_the_password_alone() {
        Browser setsUp = asked();
        String page = setsUp.get(SET_UP).body();
        withApp();

        assertThat(setsUp.fillAndGo(page, ADD_APP, code(TestApp.of(page).code())))
                .isEqualTo("/login?expired");
        assertThat(new Browser(port).location(new Browser(port).get(STEP)))
                .as("and nobody without it")
                .isEqualTo("/login?expired");
    }

    @Test
    void whoever_was_revoked_meanwhile_is_not_signed_in() {
        TestApp app = withApp();
        Browser browser = asked();
        String page = browser.get(STEP).body();
        int before = sessions();
        jdbc.sql("UPDATE staff SET revoked_at = now() WHERE staff_id = ?").param(staffId).update();

        assertThat(browser.fillAndGo(page, STEP, code(app.codeIn(1)))).isEqualTo("/login?error");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void the_last_factor_of_staff_stays() {
        withApp();
        ApiClient clerk = account();

        assertThat(clerk.send("DELETE", SECOND_FACTOR, null, _ -> {}).code())
                .isEqualTo("SECOND_FACTOR_REQUIRED");
        JsonNode status = clerk.get(SECOND_FACTOR).json();
        assertThat(status.path("required").asBoolean()).isTrue();
        assertThat(status.path("authenticatorAppAddedAt").asString()).isNotEmpty();
    }

    @Test
    void people_who_may_add_an_app_and_are_asked_until_they_remove_it() {
        jdbc.sql("UPDATE staff SET second_factor_required = false WHERE staff_id = ?")
                .param(staffId)
                .update();
        Browser browser = new Browser(port);
        assertThat(browser.location(browser.get("/login/settings")))
                .isEqualTo("/login?first_sign_in");
        assertThat(browser.signIn(username, PASSWORD)).isEqualTo("/login/settings");
        String page = browser.get("/login/settings/app").body();
        TestApp app = TestApp.of(page);
        assertThat(
                        recoveryCodes(
                                browser.fill(page, "/login/settings/app", code(app.code())).body()))
                .hasSize(10);

        assertThat(new Browser(port).signIn(username, PASSWORD)).isEqualTo(STEP);
        assertThat(account().send("DELETE", SECOND_FACTOR, null, _ -> {}).status()).isEqualTo(204);
        assertThat(sessions()).as("signed out everywhere").isZero();
        assertThat(new Browser(port).signIn(username, PASSWORD)).isEqualTo("/login?done");
        assertThat(account().get(SECOND_FACTOR).json().path("recoveryCodesLeft").asInt()).isZero();
        assertThat(changes())
                .containsExactly("AUTHENTICATOR_APP_REMOVED", "AUTHENTICATOR_APP_ADDED");
    }

    @Test
    void a_session_that_is_not_fresh_changes_no_factors() {
        jdbc.sql("UPDATE staff SET second_factor_required = false WHERE staff_id = ?")
                .param(staffId)
                .update();
        Browser browser = new Browser(port);
        browser.signIn(username, PASSWORD);
        assertThat(browser.get("/login/settings").statusCode()).isEqualTo(200);

        jdbc.sql(
                        """
                        DELETE FROM spring_session_attributes
                         WHERE attribute_name = ? AND session_primary_id IN
                               (SELECT primary_id FROM spring_session WHERE principal_name = ?)
                        """)
                .param(CompletedSignIn.class.getName())
                .param(staffId)
                .update();

        assertThat(browser.location(browser.get("/login/settings")))
                .isEqualTo("/login?first_sign_in");
    }

    @Test
    void secrets_are_not_readable_in_the_database() {
        String page = pageOfCodes();
        String code = recoveryCodes(page).getFirst();

        assertThat(
                        jdbc.sql("SELECT code_hash FROM recovery_code WHERE person_id = ?")
                                .param(staffId)
                                .query(String.class)
                                .list())
                .hasSize(10)
                .noneMatch(
                        stored -> stored.contains(code) || stored.contains(code.substring(0, 4)));
        assertThat(
                        jdbc.sql("SELECT secret FROM authenticator_app WHERE person_id = ?")
                                .param(staffId)
                                .query(String.class)
                                .single())
                .contains(":");
    }

    @Test
    void an_apps_secret_opens_after_the_key_from_outside_was_replaced() {
        TestApp app = withApp();
        var secrets = AuthenticatorApps.encryptedTexts(jdbc);
        String context =
                jdbc.sql(
                                "SELECT %s FROM %s WHERE person_id = ?"
                                        .formatted(secrets.context(), secrets.table()))
                        .param(staffId)
                        .query(String.class)
                        .single();
        jdbc.sql("UPDATE authenticator_app SET secret = ? WHERE person_id = ?")
                .param(cipher.encrypt(app.secret(), context))
                .param(staffId)
                .update();

        assertThat(give(asked(), app.codeIn(1))).isEqualTo("/login?done");
    }

    @Test
    void a_used_recovery_code_and_a_new_password_are_in_the_trail_without_what_they_were() {
        String recovery = recoveryCodes(pageOfCodes()).getFirst();
        assertThat(give(asked(), recovery)).isEqualTo("/login?done");
        new Browser(port)
                .changePassword(username, PASSWORD, "snow-on-old-roofs", "snow-on-old-roofs");

        assertThat(changes())
                .containsExactly(
                        "PASSWORD_CHANGED", "RECOVERY_CODE_USED", "AUTHENTICATOR_APP_ADDED");
        assertThat(trail().toString()).doesNotContain(recovery, username, "snow-on");
    }

    /** The clerk's app, added; its present code has not been used. */
    private TestApp withApp() {
        Browser browser = asked();
        String page = browser.get(SET_UP).body();
        TestApp app = TestApp.of(page);
        assertThat(browser.fill(page, ADD_APP, code(app.code())).body()).contains("回復コード");
        return app;
    }

    private String pageOfCodes() {
        Browser browser = asked();
        String page = browser.get(SET_UP).body();
        return browser.fill(page, ADD_APP, code(TestApp.of(page).code())).body();
    }

    /** A browser in which the right password was given. */
    private Browser asked() {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(username, PASSWORD)).isEqualTo(STEP);
        return browser;
    }

    private static String give(Browser browser, String code) {
        return browser.fillAndGo(browser.get(STEP).body(), STEP, code(code));
    }

    private static List<String> together(List<Browser> browsers, String code)
            throws InterruptedException {
        List<Callable<String>> attempts =
                browsers.stream()
                        .map(browser -> {
                            String page = browser.get(STEP).body();
                            return (Callable<String>)
                                    () -> browser.fillAndGo(page, STEP, code(code));
                        })
                        .toList();
        return Together.run(attempts).stream()
                .map(outcome -> String.valueOf(outcome.answer()))
                .toList();
    }

    private static List<String> recoveryCodes(String page) {
        return RECOVERY_CODE.matcher(page).results().map(it -> it.group(1)).toList();
    }

    private ApiClient account() {
        return signedIn("office", claims -> claims.subject(staffId).claim("client_id", "console"));
    }

    private List<JsonNode> trail() {
        return with("audit")
                .get("/finance/v1/audit?path=/login/settings&who=" + staffId)
                .json()
                .path("actions")
                .valueStream()
                .toList();
    }

    private List<String> changes() {
        return trail().stream().map(action -> action.at("/ids/change").asString()).toList();
    }

    private int sessions() {
        return jdbc.sql("SELECT count(*) FROM spring_session WHERE principal_name = ?")
                .param(staffId)
                .query(Integer.class)
                .single();
    }

    private static Map<String, String> passwordOf(String name) {
        return Map.of("username", name, "password", PASSWORD);
    }

    private static Map<String, String> code(String code) {
        return Collections.singletonMap("code", code);
    }

    private static String token(Browser browser, Map<String, String> callback) {
        return JsonMapper.builder()
                .build()
                .readTree(
                        browser.exchange("console", Browser.CONSOLE_CALLBACK, callback.get("code"))
                                .body())
                .path("access_token")
                .asString();
    }
}
