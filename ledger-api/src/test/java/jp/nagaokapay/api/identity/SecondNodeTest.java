package jp.nagaokapay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.TestTerminal;
import jp.nagaokapay.api.app.NagaokaPay;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.api.identity.persons.StaffAccounts;
import jp.nagaokapay.api.key.KeyAdministration;
import jp.nagaokapay.api.key.KeyPurpose;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.secret.TestCipher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/** What holds on one node holds on another one on the same database. */
class SecondNodeTest extends HttpTest {
    private static final String TODAY = "/terminal/v1/payments?date=2024-04-01";
    private static final String HISTORY = "/api/v1/wallet/history";
    private static final String POSITION = "Ledger-Position";
    private static ConfigurableApplicationContext secondNode;

    @Autowired private StaffAccounts staff;
    @Autowired private MachineClients machines;
    @Autowired private PasswordEncoder passwords;
    @Autowired private JdbcClient jdbc;

    @BeforeAll
    static void a_second_node() {
        secondNode =
                new SpringApplicationBuilder(NagaokaPay.class)
                        .run(
                                "--server.port=0",
                                "--nagaokapay.demo=true",
                                "--nagaokapay.database.url=" + databaseUrl(),
                                "--nagaokapay.database.user=postgres");
    }

    @AfterAll
    static void it_ends() {
        secondNode.close();
    }

    @Test
    void what_one_node_has_answered_the_other_one_shows_at_once() {
        WalletId wallet = walletWith(1_000);
        String shop = shop().value();
        ApiClient payer = resident(wallet);
        for (int entries = 2; entries < 12; entries++) {
            Answer paid =
                    payer.post(
                            "/api/v1/wallet/payments",
                            """
                            {"merchantId": "%s", "amount": 10, "agreeSimilarPayment": true}
                            """
                                    .formatted(shop));
            long position = Long.parseLong(required(paid.header(POSITION)));
            for (ApiClient any : List.of(resident(wallet).at(other()), payer)) {
                Answer history =
                        any.send("GET", HISTORY, null, it -> it.header(POSITION, "" + position));
                assertThat(history.json().path("entries")).hasSize(entries);
            }
        }
    }

    @Test
    void a_position_is_on_every_answer_to_a_command_and_can_be_asked_for() {
        WalletId wallet = walletWith(1_000);
        ApiClient payer = resident(wallet);
        String payment = pay(shop(), 100);

        Answer paid = payer.post("/api/v1/wallet/payments", "the-same", payment);
        long position = Long.parseLong(required(paid.header(POSITION)));
        Answer again =
                resident(wallet).at(other()).post("/api/v1/wallet/payments", "the-same", payment);

        assertThat(again.replayed()).isTrue();
        assertThat(Long.parseLong(required(again.header(POSITION))))
                .isGreaterThanOrEqualTo(position);
        assertThat(payer.get(HISTORY).header(POSITION)).isNull();
        Answer tooFar =
                payer.send("GET", HISTORY, null, it -> it.header(POSITION, "999999999999999999"));
        assertThat(tooFar.status()).isEqualTo(503);
        assertThat(tooFar.header("Retry-After")).isEqualTo("1");
        for (String odd : List.of("-1", "1.0", "9999999999999999999", "x")) {
            assertThat(payer.send("GET", HISTORY, null, it -> it.header(POSITION, odd)).code())
                    .as(odd)
                    .isEqualTo("MALFORMED_REQUEST");
        }
    }

    @Test
    void a_terminal_revoked_on_one_node_is_stopped_on_the_other_within_two_seconds() {
        ApiClient office = with("office");
        String terminals = "/office/v1/merchants/" + shop() + "/terminals";
        TestTerminal terminal = new TestTerminal();
        Answer enrolled = enrol(office, terminals);
        redeem(nobody(), enrolled, terminal);
        String token = tokenOf(nobody().at(other()), enrolled, terminal).text("access_token");
        ApiClient lost = withToken(token).at(other());
        assertThat(lost.get(TODAY).status()).isEqualTo(200);

        String path = terminals + "/" + enrolled.text("terminalId");
        assertThat(office.post(path + "/revocation").status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(lost.get(TODAY).code()).isEqualTo("TERMINAL_REVOKED"));
        assertThat(tokenOf(nobody().at(other()), enrolled, terminal).status()).isEqualTo(401);
    }

    /** Both nodes run on. */
    @Test
    void a_new_signing_key_signs_when_both_nodes_know_it_and_the_one_before_ends_by_command() {
        KeyAdministration keys = new KeyAdministration(jdbc, TestCipher.ofTheDemo());
        ApiClient before = resident(walletWith(1_000));
        Answer earlier = token("demo-operator", "demo-operator-secret");

        int number = keys.rotate(KeyPurpose.SIGNING);
        jdbc.sql(
                        """
                        UPDATE stored_key SET created_at = created_at - interval '11 seconds',
                            retired_at = retired_at - interval '11 seconds'
                        WHERE purpose = 'signing'
                        """)
                .update();
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        !kid(token("demo-operator", "demo-operator-secret")).equals(kid(earlier)));

        ApiClient after =
                withToken(token("demo-operator", "demo-operator-secret").text("access_token"));
        await().atMost(Duration.ofSeconds(10)) // made older than it is, the key may be news there
                .until(() -> after.at(other()).get("/office/v1/merchants").status() == 200);
        assertThat(before.at(other()).get(HISTORY).status()).isEqualTo(200);
        assertThat(keys.retire(KeyPurpose.SIGNING, number)).isFalse();
        assertThat(keys.retire(KeyPurpose.SIGNING, number - 1)).isTrue();
        awaitStopped(before, HISTORY);
        awaitStopped(withToken(earlier.text("access_token")), "/office/v1/merchants");
        assertThat(after.at(other()).get("/office/v1/merchants").status()).isEqualTo(200);
        assertThat(after.get("/office/v1/merchants").status()).isEqualTo(200);
    }

    private static String kid(Answer token) {
        String header = token.text("access_token").split("\\.", 2)[0];
        return JsonMapper.builder()
                .build()
                .readTree(Base64.getUrlDecoder().decode(header))
                .path("kid")
                .asString();
    }

    @Test
    void a_code_redeemed_on_one_node_is_used_up_on_the_other() {
        Answer enrolled = enrol(with("office"), "/office/v1/merchants/" + shop() + "/terminals");

        assertThat(redeem(nobody(), enrolled, new TestTerminal()).status()).isEqualTo(201);
        assertThat(redeem(nobody().at(other()), enrolled, new TestTerminal()).code())
                .isEqualTo("ENROLMENT_CODE_UNKNOWN");
    }

    @Test
    void a_signed_request_is_used_up_on_the_other_node_too() {
        TestTerminal terminal = new TestTerminal();
        Answer enrolled = enrol(with("office"), "/office/v1/merchants/" + shop() + "/terminals");
        redeem(nobody(), enrolled, terminal);
        String form =
                terminal.form(
                        enrolled.text("clientId"),
                        base(),
                        claims -> claims.audience(List.of(base(), other())));

        assertThat(nobody().token(form, null).status()).isEqualTo(200);
        assertThat(nobody().at(other()).token(form, null).status()).isEqualTo(401);
    }

    @Test
    void a_refresh_token_used_on_both_nodes_ends_what_was_issued_on_both() throws Exception {
        String callback = Browser.WALLET_CALLBACK;
        Browser one = new Browser(URI.create(base()).getPort());
        Browser another = new Browser(URI.create(other()).getPort());
        String code =
                one.authorize("wallet-app", callback, "+819000000001", "demo-password").get("code");
        String used = field("refresh_token", one.exchange("wallet-app", callback, code));

        List<Callable<HttpResponse<String>>> both =
                List.of(
                        () -> one.refresh("wallet-app", used),
                        () -> another.refresh("wallet-app", used));
        List<HttpResponse<String>> answers =
                Together.run(both).stream()
                        .map(outcome -> Objects.requireNonNull(outcome.answer()))
                        .toList();

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsExactlyInAnyOrder(200, 400);
        HttpResponse<String> issued = answers.get(answers.getFirst().statusCode() == 200 ? 0 : 1);
        assertThat(another.refresh("wallet-app", field("refresh_token", issued)).statusCode())
                .isEqualTo(400);
        ApiClient wallet = withToken(field("access_token", issued));
        for (ApiClient node : List.of(wallet, wallet.at(other()))) {
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> node.get("/api/v1/wallet").status() == 401);
        }
    }

    @Test
    void whoever_is_revoked_in_the_database_is_stopped_on_both_nodes_within_two_seconds() {
        String name = "clerk-" + UUID.randomUUID();
        staff.seed(name, passwords.encode("demo-password"), Set.of("office"));
        Browser browser = new Browser(URI.create(base()).getPort());
        String callback = Browser.CONSOLE_CALLBACK;
        String code = browser.authorize("console", callback, name, "demo-password").get("code");
        ApiClient clerk =
                withToken(field("access_token", browser.exchange("console", callback, code)));
        for (ApiClient node : List.of(clerk, clerk.at(other()))) {
            assertThat(node.get("/office/v1/merchants").status()).isEqualTo(200);
        }

        jdbc.sql("UPDATE staff SET revoked_at = now() WHERE username = ?").param(name).update();

        awaitStopped(clerk, "/office/v1/merchants");
    }

    @Test
    void a_program_ends_with_the_person_who_answers_for_it_on_both_nodes() {
        String name = "clerk-" + UUID.randomUUID();
        staff.seed(name, "{noop}none", Set.of("office"));
        String person =
                jdbc.sql("SELECT staff_id FROM staff WHERE username = ?")
                        .param(name)
                        .query(String.class)
                        .single();
        machines.register(name, ClientSecrets.hash("own"), Set.of("office"), person);
        ApiClient program = withToken(token(name, "own").text("access_token"));
        for (ApiClient node : List.of(program, program.at(other()))) {
            assertThat(node.get("/office/v1/merchants").status()).isEqualTo(200);
        }

        jdbc.sql("UPDATE staff SET revoked_at = now() WHERE username = ?").param(name).update();

        awaitStopped(program, "/office/v1/merchants");
        assertThat(token(name, "own").text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_link_to_choose_a_password_serves_one_of_two_nodes_and_a_reset_ends_all_on_both()
            throws Exception {
        String name = "clerk-" + UUID.randomUUID();
        ApiClient admin = with("admin");
        Answer added =
                admin.post(
                        "/office/v1/staff",
                        "{\"username\": \"%s\", \"scopes\": [\"office\"]}".formatted(name));
        InvitedPerson here = new InvitedPerson(base(), name, added.text("link"));
        InvitedPerson there = new InvitedPerson(other(), name, added.text("link"));
        List<Callable<Integer>> both =
                List.of(
                        () -> here.choose(InvitedPerson.PASSWORD).statusCode(),
                        () -> there.choose(InvitedPerson.PASSWORD).statusCode());

        assertThat(Together.run(both))
                .extracting(outcome -> outcome.answer())
                .containsExactlyInAnyOrder(302, 200);
        ApiClient clerk = withToken(there.signInFirst());
        assertThat(clerk.get("/office/v1/merchants").status()).isEqualTo(200);
        admin.at(other()).post("/office/v1/staff/" + added.text("staffId") + "/reset");
        awaitStopped(clerk, "/office/v1/merchants");
    }

    @Test
    void an_owners_program_ends_with_the_owner() {
        ApiClient office = with("office");
        String shop = "/office/v1/merchants/" + shop();
        String owner =
                office.post(
                                shop + "/owners",
                                "{\"username\": \"o%s\"}".formatted(UUID.randomUUID()))
                        .text("staffId");
        String form = "{\"label\": \"POS\", \"responsible\": \"%s\"}".formatted(owner);
        Answer added = office.post(shop + "/clients", form);
        ApiClient program =
                withToken(
                        token(added.text("clientId"), added.text("clientSecret"))
                                .text("access_token"));
        assertThat(program.get("/shop/v1/payments").status()).isEqualTo(200);

        office.post(shop + "/owners/" + owner + "/revocation");

        awaitStopped(program, "/shop/v1/payments");
        assertThat(office.post(shop + "/clients", form).code()).isEqualTo("OWNER_NOT_FOUND");
    }

    @Test
    void a_shops_program_that_is_revoked_on_one_node_is_stopped_on_both_within_two_seconds() {
        String clients = "/office/v1/merchants/" + shop() + "/clients";
        Answer added = with("office").post(clients, "{\"label\": \"POS\"}");
        Answer token = token(added.text("clientId"), added.text("clientSecret"));
        ApiClient program = withToken(token.text("access_token"));
        String payments = "/shop/v1/payments";
        assertThat(program.at(other()).get(payments).status()).isNotEqualTo(401);

        with("office").post(clients + "/" + added.text("clientId") + "/revocation");

        awaitStopped(program, payments);
    }

    @Test
    void an_apps_code_that_is_given_on_both_nodes_at_once_opens_one() throws Exception {
        String name = "clerk-" + UUID.randomUUID();
        staff.seed(name, passwords.encode("demo-password"), Set.of("office"));
        Browser first = new Browser(URI.create(base()).getPort());
        first.signIn(name, "demo-password");
        String page = first.get("/login/settings/app").body();
        TestApp app = TestApp.of(page);
        first.fill(page, "/login/settings/app", Map.of("code", app.code()));
        String code = app.codeIn(1);

        List<Callable<String>> both =
                Stream.of(base(), other())
                        .map(node -> {
                            Browser browser = new Browser(URI.create(node).getPort());
                            browser.signIn(name, "demo-password");
                            String asked = browser.get("/login/second-factor").body();
                            return (Callable<String>)
                                    () ->
                                            browser.fillAndGo(
                                                    asked,
                                                    "/login/second-factor",
                                                    Map.of("code", code));
                        })
                        .toList();

        assertThat(Together.run(both))
                .extracting(outcome -> String.valueOf(outcome.answer()))
                .containsExactlyInAnyOrder("/login?done", "/login/second-factor?code");
    }

    @Test
    void wrong_sign_ins_are_counted_on_both_nodes_together() {
        String name = "nobody-" + UUID.randomUUID();
        new Browser(URI.create(other()).getPort()).signIn(name, "wrong");
        OffsetDateTime once = WrongTries.forgottenAt(jdbc, "SIGN_IN about " + name);
        WrongTries.tooMany(jdbc, "SIGN_IN about " + name);

        for (String node : List.of(base(), other())) {
            assertThat(new Browser(URI.create(node).getPort()).signIn(name, "wrong"))
                    .isEqualTo("/login?wait");
        }
        assertThat(once).isNotNull();
    }

    private Answer token(String client, String secret) {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ':' + secret).getBytes(StandardCharsets.US_ASCII));
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        it ->
                                it.setHeader("Content-Type", "application/x-www-form-urlencoded")
                                        .header("Authorization", "Basic " + basic));
    }

    @Test
    void of_two_who_decide_at_the_same_moment_on_two_nodes_one_does() throws Exception {
        for (int round = 0; round < 5; round++) {
            String shop =
                    with("office")
                            .post(
                                    "/office/v1/merchants",
                                    """
                                    {"name": "酒蔵", "nameKana": "サカグラ", "nameLatin": "SAKAGURA",
                                     "shopClass": "INDEPENDENT", "district": "栃尾",
                                     "category": "酒", "categoryCode": "5921",
                                     "postalCode": "9400205"}
                                    """)
                            .text("merchantId");
            String path =
                    "/office/v1/approvals/"
                            + jdbc.sql("SELECT approval_id FROM approval WHERE subject_id = ?")
                                    .param(shop)
                                    .query(String.class)
                                    .single();
            ApiClient one = with("office");
            ApiClient another = with("office").at(other());

            List<Answer> answers =
                    Together.run(
                                    List.<Callable<Answer>>of(
                                            () -> one.post(path + "/approval"),
                                            () -> one.at(other()).post(path + "/approval"),
                                            () ->
                                                    another.post(
                                                            path + "/rejection",
                                                            "{\"reason\": \"x\"}")))
                            .stream()
                            .map(outcome -> Objects.requireNonNull(outcome.answer()))
                            .toList();

            boolean approved = answers.getFirst().status() == 200;
            assertThat(answers)
                    .extracting(answer -> answer.status() == 200 ? "decided" : answer.code())
                    .containsExactly(
                            approved ? "decided" : "APPROVAL_NOT_PENDING",
                            approved ? "decided" : "APPROVAL_NOT_PENDING",
                            approved ? "APPROVAL_NOT_PENDING" : "decided");
            assertThat(one.get("/office/v1/merchants/" + shop).text("standing"))
                    .isEqualTo(approved ? "APPROVED" : "WITHDRAWN");
        }
    }

    @Test
    void a_clerk_stays_within_the_days_limit_on_both_nodes_together() throws Exception {
        String person = "staff:" + UUID.randomUUID();
        String morning = "morning-" + person;
        jdbc.sql(
                        """
                        INSERT INTO counter_charge (charge_id, wallet_id, clerk, business_date,
                            amount, receipt_number, requested_at, request_key, request_hash, state,
                            changed_at)
                        VALUES (?, 'wallet:x', ?, (now() AT TIME ZONE 'Asia/Tokyo')::date, 2970000,
                            'x', now(), ?, 'x', 'CHARGED', now())
                        """)
                .params("charge:" + UUID.randomUUID(), person, morning)
                .update();
        ApiClient clerk = person(person, "counter");
        String twice = cash(wallet());
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            String one = cash(wallet());
            ApiClient node = call % 2 == 0 ? clerk : clerk.at(other());
            calls.add(() -> node.post("/counter/v1/charges", one));
            calls.add(() -> node.post("/counter/v1/charges", "twice", twice));
        }

        List<Answer> answers =
                Together.run(calls).stream()
                        .map(outcome -> Objects.requireNonNull(outcome.answer()))
                        .toList();

        assertThat(answers.stream().filter(it -> it.status() == 201).map(it -> it.text("chargeId")))
                .satisfies(charges -> assertThat(Set.copyOf(charges)).hasSize(3));
        assertThat(answers).extracting(Answer::status).isSubsetOf(201, 422, 409);
        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT sum(amount) FROM counter_charge
                                         WHERE clerk = ? AND state = 'CHARGED'
                                        """)
                                .param(person)
                                .query(Long.class)
                                .single())
                .isEqualTo(3_000_000);
    }

    @Test
    void cash_is_counted_once_however_charges_and_cash_ups_meet_on_both_nodes() throws Exception {
        ApiClient clerk = person("staff:" + UUID.randomUUID(), "counter");
        LocalDate today = BusinessDate.of(Instant.now());
        String blind = "{\"date\": \"%s\", \"counted\": 0, \"reason\": \"x\"}".formatted(today);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            String one = cash(wallet());
            ApiClient node = call % 2 == 0 ? clerk : clerk.at(other());
            calls.add(() -> node.post("/counter/v1/charges", one));
            calls.add(() -> node.post("/counter/v1/cash-ups", blind));
        }

        List<Answer> answers =
                Together.run(calls).stream()
                        .map(outcome -> Objects.requireNonNull(outcome.answer()))
                        .toList();
        Answer last = clerk.at(other()).post("/counter/v1/cash-ups", blind);

        long charged = answers.stream().filter(it -> !it.text("chargeId").isEmpty()).count();
        long booked =
                answers.stream().mapToLong(it -> it.number("booked")).sum() + last.number("booked");
        assertThat(charged).isEqualTo(8);
        assertThat(booked).isEqualTo(80_000);
    }

    private static String cash(WalletId walletId) {
        return """
        {"walletId": "%s", "amount": 10000, "receiptNumber": "%s"}
        """
                .formatted(walletId, UUID.randomUUID());
    }

    private void awaitStopped(ApiClient caller, String path) {
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        caller.get(path).status() == 401
                                && caller.at(other()).get(path).status() == 401);
    }

    private static String field(String name, HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body()).path(name).asString();
    }

    private static String other() {
        return "http://127.0.0.1:" + secondNode.getEnvironment().getProperty("local.server.port");
    }

    private static Answer enrol(ApiClient office, String terminals) {
        return office.post(terminals, "{\"label\": \"1\", \"credentials\": \"ENROLMENT_CODE\"}");
    }

    private static Answer redeem(ApiClient caller, Answer enrolled, TestTerminal terminal) {
        return caller.post(
                "/oauth2/terminal-enrolments", terminal.redemption(enrolled.text("enrolmentCode")));
    }

    private static Answer tokenOf(ApiClient caller, Answer enrolled, TestTerminal terminal) {
        return caller.token(terminal.form(enrolled.text("clientId"), other()), null);
    }
}
