package jp.nagaokapay.api.identity.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.api.identity.Caller;
import jp.nagaokapay.api.identity.TestApp;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.json.JsonMapper;

/** A shop's owners and its programs see that shop alone. */
class ShopOwnersTest extends HttpTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHOSEN = "rice-fields-after-rain";
    private static final String ACCOUNT = "/api/v1/account";

    @LocalServerPort private int port;
    @Autowired private JwtDecoder tokens;
    @Autowired private StaffAccounts staff;
    @Autowired private JdbcClient jdbc;

    private final String username = "owner-" + UUID.randomUUID();
    private MerchantId shop;
    private String shopPath;
    private ApiClient office;

    @BeforeEach
    void a_shop() {
        shop = shop();
        shopPath = "/office/v1/merchants/" + shop;
        office = with("office");
    }

    @Test
    void an_owner_signs_in_as_a_person_and_gets_a_token_for_exactly_the_own_shop() {
        Answer added = add(username);

        Jwt token = signIn(username, chosen(added));

        assertThat(added.status()).isEqualTo(201);
        assertThat(token.getSubject()).isEqualTo(added.text("staffId")).startsWith("staff:");
        assertThat(token.getClaimAsString("merchant")).isEqualTo(shop.value());
        assertThat(token.hasClaim("terminal")).isFalse();
        assertThat(Caller.of(token).scopes()).containsExactlyInAnyOrder("openid", "shop");
        assertThat(withToken(token.getTokenValue()).get(shopPath).status()).isEqualTo(403);
    }

    @Test
    void the_programs_own_staff_has_no_shop() {
        Jwt manager = signIn("manager@demo", "demo-password");

        assertThat(manager.hasClaim("merchant")).isFalse();
        assertThat(Caller.of(manager).scopes()).doesNotContain("shop");
    }

    @Test
    void nobody_has_the_scope_without_a_shop_or_a_shop_without_the_scope() {
        assertThatThrownBy(() -> staff.seed(username, "x", Set.of("shop")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> insert("shop", null))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> insert("office", shop.value()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void insert(String scopes, @Nullable String merchantId) {
        jdbc.sql(
                        """
                        INSERT INTO staff (staff_id, username, password, scopes, merchant_id)
                        VALUES (?, ?, 'x', ?, ?)
                        """)
                .param("staff:" + username)
                .param(username)
                .param(scopes)
                .param(merchantId)
                .update();
    }

    @Test
    void a_username_is_given_once() {
        add(username);

        Answer again = add(username);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("STAFF_EXISTS");
        assertThat(add("manager@demo").code()).isEqualTo("STAFF_EXISTS");
        for (String wrong : List.of("+819000000001", "Owner", "resident:demo-01", "a")) {
            assertThat(add(wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void with_an_owner_go_the_tokens_and_the_webhooks_and_those_of_their_programs() {
        Answer leaving = add(username);
        ApiClient owner = withToken(signIn(username, chosen(leaving)).getTokenValue());
        ApiClient remaining = another(username + "-2");
        String endpoints = "/shop/v1/webhook-endpoints";
        String url = "{\"url\": \"https://93.184.215.14/%s\"}";
        String theirs = owner.post(endpoints, url.formatted("a")).text("endpointId");
        String stays = remaining.post(endpoints, url.formatted("b")).text("endpointId");
        ApiClient program = program(leaving.text("staffId"));
        String programs = program.post(endpoints, url.formatted("c")).text("endpointId");
        assertThat(programs).startsWith("endpoint:");

        office.post(shopPath + "/owners/" + leaving.text("staffId") + "/revocation");

        await().atMost(Duration.ofSeconds(2)).until(() -> owner.get(endpoints).status() == 401);
        await().atMost(Duration.ofSeconds(2)).until(() -> program.get(endpoints).status() == 401);
        for (String ended : List.of(theirs, programs)) {
            await().untilAsserted(() ->
                    assertThat(remaining.get(endpoints + "/" + ended).text("notice"))
                            .isEqualTo("OWNER_REVOKED"));
        }
        assertThat(remaining.get(endpoints + "/" + stays).text("status")).isEqualTo("ENABLED");
        assertThat(
                        with("audit")
                                .get("/finance/v1/audit?id=" + programs)
                                .json()
                                .path("actions")
                                .path(0)
                                .path("who")
                                .asString())
                .isEqualTo(leaving.text("staffId"));
    }

    @Test
    void an_owner_lets_a_clerk_in_who_sees_payments_and_nothing_else_and_sends_them_away() {
        ApiClient owner = another(username);
        Answer hired =
                owner.post(
                        "/shop/v1/people",
                        "{\"username\": \"%s-c\", \"role\": \"CLERK\"}".formatted(username));
        assertThat(hired.status()).as(hired.raw().body()).isEqualTo(201);
        Jwt token = signIn(username + "-c", chosen(username + "-c", hired));
        ApiClient clerk = withToken(token.getTokenValue());
        assertThat(Caller.of(token).scopes()).containsExactlyInAnyOrder("openid", "shop:clerk");
        assertThat(clerk.get("/shop/v1/payments").status()).isEqualTo(200);
        assertThat(clerk.get("/shop/v1/qr-codes/static").status()).isEqualTo(200);
        assertThat(
                        clerk.post(
                                        "/shop/v1/payments/none/refunds",
                                        "{\"merchantRefundId\": \"r\", \"amount\": 1}")
                                .code())
                .isEqualTo("PAYMENT_NOT_FOUND");
        for (String owners :
                List.of(
                        "people",
                        "profile",
                        "statements",
                        "payouts",
                        "bank-account-changes",
                        "webhook-endpoints",
                        "payment-requests")) {
            assertThat(clerk.get("/shop/v1/" + owners).status()).as(owners).isEqualTo(403);
        }
        assertThat(owner.get("/shop/v1/people").json().path("people").findValuesAsString("role"))
                .containsExactly("OWNER", "CLERK");

        String person = "/shop/v1/people/" + hired.text("staffId");
        assertThat(ownerOfAnotherShop().send("DELETE", person, null, _ -> {}).status())
                .isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            assertThat(owner.send("DELETE", person, null, _ -> {}).status()).isEqualTo(204);
        }
        await().atMost(Duration.ofSeconds(2))
                .until(() -> clerk.get("/shop/v1/payments").status() == 401);
    }

    @Test
    void of_two_owners_who_send_each_other_away_at_once_one_stays() throws Exception {
        ApiClient one = another(username);
        ApiClient other = another(username + "-2");
        List<String> ids =
                one.get("/shop/v1/people").json().path("people").findValuesAsString("staffId");

        Together.run(
                List.<java.util.concurrent.Callable<Integer>>of(
                        () ->
                                one.send("DELETE", "/shop/v1/people/" + ids.get(1), null, _ -> {})
                                        .status(),
                        () ->
                                other.send("DELETE", "/shop/v1/people/" + ids.get(0), null, _ -> {})
                                        .status()));

        assertThat(
                        office.get(shopPath + "/owners")
                                .json()
                                .path("owners")
                                .valueStream()
                                .filter(owner -> !owner.has("revokedAt")))
                .hasSize(1);
    }

    private ApiClient ownerOfAnotherShop() {
        return signedIn("shop", claims -> claims.claim("merchant", "merchant:another"));
    }

    private String chosen(String name, Answer added) {
        new Browser(port).changePassword(name, added.text("password"), CHOSEN, CHOSEN);
        return CHOSEN;
    }

    private ApiClient another(String name) {
        String issued = add(name).text("password");
        new Browser(port).changePassword(name, issued, CHOSEN, CHOSEN);
        return withToken(signIn(name, CHOSEN).getTokenValue());
    }

    /** A program for which an owner answers. */
    private ApiClient program(String responsible) {
        Answer added =
                office.post(
                        shopPath + "/clients",
                        "{\"label\": \"POS\", \"responsible\": \"%s\"}".formatted(responsible));
        Answer token = machine(added.text("clientId"), added.text("clientSecret"));
        return withToken(token.text("access_token"));
    }

    @Test
    void an_owner_who_was_sent_away_gets_no_more_tokens() {
        Answer added = add(username);
        Browser browser = new Browser(port);
        Map<String, String> begun = authorize(browser, chosen(added));
        String revocation = shopPath + "/owners/" + added.text("staffId") + "/revocation";

        assertThat(office.post(revocation).status()).isEqualTo(200);

        HttpResponse<String> late =
                browser.exchange("console", Browser.CONSOLE_CALLBACK, begun.get("code"));
        assertThat(late.statusCode()).as("the code under way").isEqualTo(400);
        assertThat(browser.get("/oauth2/authorize?" + request()).headers().map().toString())
                .as("the session")
                .doesNotContain("code=");
        assertThat(staff.find(username)).as("the password").isEmpty();
        assertThat(office.post(revocation).status()).as("again").isEqualTo(200);
        assertThat(add(username).code()).isEqualTo("STAFF_EXISTS");
    }

    @Test
    void a_new_password_ends_the_old_one_and_what_was_begun_with_it() {
        Answer added = add(username);
        Browser browser = new Browser(port);
        Map<String, String> begun = authorize(browser, chosen(added));

        Answer renewed = office.post(shopPath + "/owners/" + added.text("staffId") + "/password");

        assertThat(renewed.status()).isEqualTo(201);
        assertThat(
                        browser.exchange("console", Browser.CONSOLE_CALLBACK, begun.get("code"))
                                .statusCode())
                .isEqualTo(400);
        assertThat(signIn(username, chosen(renewed)).getSubject()).isEqualTo(added.text("staffId"));
    }

    @Test
    void a_password_from_the_office_serves_only_to_choose_another() {
        Answer added = add(username);
        String issued = added.text("password");
        Browser browser = new Browser(port);

        String refused = browser.signIn(username, issued);

        assertThat(refused).isEqualTo("/login/password?first");
        assertThat(browser.get(refused).body()).contains("新しいパスワードに変えて");
        assertThat(browser.get("/oauth2/authorize?" + request()).headers().map().toString())
                .doesNotContain("code=");
        assertThat(changed("wrong", CHOSEN)).isEqualTo("/login/password?error");
        assertThat(changed(issued, issued)).isEqualTo("/login/password?same");
        assertThat(changed(issued, username)).isEqualTo("/login/password?weak");
        assertThat(changed(issued, "short")).isEqualTo("/login/password?form");
        assertThat(browser.changePassword(username, issued, CHOSEN, CHOSEN + "x"))
                .isEqualTo("/login/password?differs");
        assertThat(changed(issued, CHOSEN)).isEqualTo("/login?changed");
        assertThat(changed(issued, CHOSEN)).as("again").isEqualTo("/login/password?error");
        assertThat(signIn(username, CHOSEN).getSubject()).isEqualTo(added.text("staffId"));
    }

    @Test
    void what_the_office_gave_out_lapses_after_three_days_and_the_office_gives_out_another() {
        Answer added = add(username);
        assertThat(Instant.parse(added.text("expiresAt")))
                .isBetween(
                        Instant.now().plusSeconds(71 * 3_600),
                        Instant.now().plusSeconds(72 * 3_600));
        jdbc.sql("UPDATE staff SET password_until = now() - interval '1 second' WHERE username = ?")
                .param(username)
                .update();

        assertThat(new Browser(port).signIn(username, added.text("password")))
                .isEqualTo("/login?lapsed");
        assertThat(changed(added.text("password"), CHOSEN)).isEqualTo("/login/password?lapsed");
        assertThat(new Browser(port).signIn(username, "wrong")).isEqualTo("/login?error");
        Answer renewed = office.post(shopPath + "/owners/" + added.text("staffId") + "/password");
        assertThat(changed(renewed.text("password"), CHOSEN)).isEqualTo("/login?changed");
    }

    @Test
    void what_the_office_gave_out_serves_once_even_at_the_same_moment()
            throws InterruptedException {
        String issued = add(username).text("password");
        List<Callable<String>> attempts =
                List.of(
                        () -> changed(issued, CHOSEN),
                        () -> changed(issued, "snow-on-the-old-roofs"),
                        () -> changed(issued, "lanterns-by-the-river"));

        List<String> ways =
                Together.run(attempts).stream()
                        .map(outcome -> String.valueOf(outcome.answer()))
                        .toList();

        assertThat(ways)
                .containsExactlyInAnyOrder(
                        "/login?changed", "/login/password?error", "/login/password?error");
    }

    @Test
    void an_owner_who_begins_anew_has_no_second_factor_any_more() {
        Answer added = add(username);
        chosen(added);
        Browser browser = new Browser(port);
        browser.signIn(username, CHOSEN);
        String page = browser.get("/login/settings/app").body();
        browser.fill(page, "/login/settings/app", Map.of("code", TestApp.of(page).code()));
        assertThat(new Browser(port).signIn(username, CHOSEN)).isEqualTo("/login/second-factor");

        Answer renewed = office.post(shopPath + "/owners/" + added.text("staffId") + "/password");

        assertThat(browser.location(browser.get("/login/settings")))
                .isEqualTo("/login?first_sign_in");
        chosen(renewed);
        assertThat(new Browser(port).signIn(username, CHOSEN)).isEqualTo("/login?done");
    }

    @Test
    void an_owner_changes_the_own_password_and_is_signed_out_everywhere() {
        Answer added = add(username);
        ApiClient owner = withToken(signIn(username, chosen(added)).getTokenValue());
        String another = "snow-on-the-old-roofs";

        assertThat(owner.put(ACCOUNT + "/password", password("not-it", another)).code())
                .isEqualTo("PASSWORD_WRONG");
        assertThat(owner.put(ACCOUNT + "/password", password(CHOSEN, username)).code())
                .isEqualTo("PASSWORD_TOO_WEAK");
        assertThat(owner.get(ACCOUNT + "/devices").json().at("/devices/0/clientId").asString())
                .isEqualTo("console");
        assertThat(owner.put(ACCOUNT + "/password", password(CHOSEN, another)).status())
                .isEqualTo(204);

        await().atMost(Duration.ofSeconds(2))
                .until(() -> owner.get(ACCOUNT + "/devices").status() == 401);
        assertThat(signIn(username, another).getSubject()).isEqualTo(added.text("staffId"));
    }

    @Test
    void a_program_has_no_account() {
        Answer added = office.post(shopPath + "/clients", "{\"label\": \"POS\"}");
        ApiClient program = withToken(machine(added).text("access_token"));

        assertThat(program.get(ACCOUNT + "/devices").status()).isEqualTo(403);
        assertThat(program.put(ACCOUNT + "/password", password("a", CHOSEN)).status())
                .isEqualTo(403);
    }

    private static String password(String current, String password) {
        return "{\"current\": \"%s\", \"password\": \"%s\"}".formatted(current, password);
    }

    /** Changes what the office gave out, as the owner must. */
    private String chosen(Answer issued) {
        assertThat(changed(issued.text("password"), CHOSEN)).isEqualTo("/login?changed");
        return CHOSEN;
    }

    private String changed(String current, String password) {
        return new Browser(port).changePassword(username, current, password, password);
    }

    @Test
    void owners_are_listed_without_their_passwords() {
        Answer added = add(username);

        Answer list = office.get(shopPath + "/owners");

        assertThat(list.json().path("owners")).hasSize(1);
        assertThat(list.json().path("owners").path(0).path("username").asString())
                .isEqualTo(username);
        assertThat(list.raw().body()).doesNotContain(added.text("password"), "{bcrypt}");
    }

    @Test
    void an_owner_of_another_shop_is_not_found() {
        String staffId = add(username).text("staffId");
        String elsewhere = "/office/v1/merchants/" + shop() + "/owners/" + staffId;

        assertThat(office.post(elsewhere + "/revocation").code()).isEqualTo("OWNER_NOT_FOUND");
        assertThat(office.post(elsewhere + "/password").status()).isEqualTo(404);
        assertThat(
                        office.post(
                                        "/office/v1/merchants/" + MerchantId.next() + "/owners",
                                        "{\"username\": \"abc\"}")
                                .code())
                .isEqualTo("MERCHANT_NOT_FOUND");
    }

    @Test
    void a_program_gets_tokens_for_exactly_its_shop_until_it_ends() {
        Answer added = office.post(shopPath + "/clients", "{\"label\": \"POS\"}");

        Jwt token = tokens.decode(machine(added).text("access_token"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(token.getAudience()).containsExactly("nagaokapay-gateway");
        assertThat(token.getClaimAsString("merchant")).isEqualTo(shop.value());
        assertThat(token.hasClaim("terminal")).isFalse();
        assertThat(Caller.of(token).scopes()).containsExactly("shop");
        assertThat(withToken(token.getTokenValue()).get("/terminal/v1/payments/A-1").status())
                .isEqualTo(403);
        Answer list = office.get(shopPath + "/clients");
        assertThat(list.json().path("clients").path(0).path("label").asString()).isEqualTo("POS");
        assertThat(list.raw().body()).doesNotContain(added.text("clientSecret"));

        String revocation = shopPath + "/clients/" + added.text("clientId") + "/revocation";
        String elsewhere = revocation.replace(shop.value(), shop().value());
        assertThat(office.post(elsewhere).code()).isEqualTo("CLIENT_NOT_FOUND");
        assertThat(machine(added).status()).isEqualTo(200);
        assertThat(office.post(revocation).status()).isEqualTo(200);
        assertThat(machine(added).status()).isEqualTo(401);
        assertThat(office.post(revocation).status()).as("again").isEqualTo(200);
    }

    @Test
    void the_demo_has_an_owner_and_a_program_of_its_shop() {
        assertThat(signIn("owner@demo", "demo-password").getClaimAsString("merchant"))
                .isEqualTo("merchant:demo");
        assertThat(
                        tokens.decode(machine("demo-shop", "demo-shop-secret").text("access_token"))
                                .getClaimAsString("merchant"))
                .isEqualTo("merchant:demo");
    }

    private Answer add(String name) {
        return office.post(shopPath + "/owners", "{\"username\": \"" + name + "\"}");
    }

    private Jwt signIn(String name, String password) {
        Browser browser = new Browser(port);
        Map<String, String> callback =
                browser.authorize("console", Browser.CONSOLE_CALLBACK, name, password);
        HttpResponse<String> answer =
                browser.exchange("console", Browser.CONSOLE_CALLBACK, callback.get("code"));
        return tokens.decode(JSON.readTree(answer.body()).path("access_token").asString());
    }

    private Map<String, String> authorize(Browser browser, String password) {
        return browser.authorize("console", Browser.CONSOLE_CALLBACK, username, password);
    }

    private static String request() {
        return Browser.encode(Browser.request("console", Browser.CONSOLE_CALLBACK));
    }

    private Answer machine(Answer added) {
        return machine(added.text("clientId"), added.text("clientSecret"));
    }

    private Answer machine(String client, String secret) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        request ->
                                request.setHeader(
                                                "Content-Type", "application/x-www-form-urlencoded")
                                        .header("Authorization", "Basic " + basic));
    }
}
