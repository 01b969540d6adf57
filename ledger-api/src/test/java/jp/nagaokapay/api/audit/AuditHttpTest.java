package jp.nagaokapay.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.LoggedLines;
import jp.nagaokapay.api.LoggedStacks;
import jp.nagaokapay.api.identity.Browser;
import jp.nagaokapay.api.identity.persons.StaffAccounts;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;

class AuditHttpTest extends HttpTest {
    private static final String CHUNK_OF_NO_SIZE = "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{\"a\"";

    @Autowired private JdbcTemplate jdbc;
    @Autowired private StaffRefusals refusals;
    @Autowired private StaffAccounts accounts;
    @Autowired private PasswordEncoder passwords;

    private final String who = "staff:" + UUID.randomUUID();

    private ApiClient staff(String scopes) {
        return signedIn(scopes, claims -> claims.subject(who).claim("client_id", "console"));
    }

    private List<JsonNode> trail(String more) {
        return with("audit")
                .get("/finance/v1/audit?who=" + who + more)
                .json()
                .path("actions")
                .valueStream()
                .toList();
    }

    @Test
    void what_staff_did_is_on_record_with_its_outcome_and_nothing_personal() {
        Instant from = Instant.now();
        WalletId wallet = wallet();
        ApiClient counter = staff("counter office");
        Answer charged =
                counter.post(
                        "/counter/v1/charges",
                        """
                        {"walletId": "%s", "amount": 1000, "receiptNumber": "secret-%s"}
                        """
                                .formatted(wallet, UUID.randomUUID()));
        assertThat(charged.status()).isEqualTo(201);
        assertThat(counter.post("/counter/v1/charges/charge:unknown/reversal").code())
                .isEqualTo("CHARGE_NOT_FOUND");
        counter.post(
                "/office/v1/wallets/+819011112222/suspension?note=09011112222",
                "{\"reason\": \"x\"}");

        List<JsonNode> actions = trail("&from=" + from);

        assertThat(actions)
                .extracting(
                        action -> action.path("method").asString(),
                        action -> action.path("path").asString(),
                        action -> action.path("status").asInt(),
                        action -> action.path("program").asString())
                .satisfies(all -> assertThat(all).hasSize(3));
        JsonNode reversal = actions.get(1);
        assertThat(reversal.path("path").asString())
                .isEqualTo("/counter/v1/charges/{chargeId}/reversal");
        assertThat(reversal.path("ids").path("chargeId").asString()).isEqualTo("charge:unknown");
        assertThat(reversal.path("status").asInt()).isEqualTo(404);
        assertThat(reversal.path("code").asString()).isEqualTo("CHARGE_NOT_FOUND");
        assertThat(actions.get(2).path("status").asInt()).isEqualTo(201);
        assertThat(actions.toString()).doesNotContain("secret-", "9011112222");
    }

    @Test
    void what_a_program_did_is_on_record_with_the_person_who_answers_for_it() {
        signedIn(
                        "office",
                        claims ->
                                claims.subject("own-program")
                                        .claim("client_id", "own-program")
                                        .claim("responsible", who))
                .post("/office/v1/wallets/wallet:unknown/resumption");

        JsonNode action = trail("").getFirst();

        assertThat(action.path("who").asString()).isEqualTo(who);
        assertThat(action.path("program").asString()).isEqualTo("own-program");
    }

    @Test
    void downloads_and_readings_of_the_trail_are_on_record_and_plain_reads_are_not() {
        wallet();
        ApiClient auditor = staff("finance:read audit");
        auditor.get("/finance/v1/kpis");
        auditor.get("/finance/v1/kpis.csv");
        auditor.get("/finance/v1/audit?limit=1");
        Answer csv = auditor.get("/finance/v1/audit.csv?who=" + who);

        assertThat(csv.raw().body())
                .startsWith("\uFEFF番号,日時,実行者,")
                .contains("/finance/v1/kpis.csv");
        assertThat(trail("").stream().map(action -> action.path("path").asString()))
                .containsExactly(
                        "/finance/v1/audit.csv", "/finance/v1/audit", "/finance/v1/kpis.csv");
        assertThat(trail("&path=/finance/v1/kpis")).hasSize(1);
        assertThat(trail("&to=2020-01-01T00:00:00Z")).isEmpty();
        String newest = trail("").getFirst().path("actionId").asString();
        assertThat(trail("&after=" + newest)).hasSize(2);
    }

    @Test
    void from_what_was_made_one_comes_to_who_made_it() {
        ApiClient counter = staff("counter office campaign:write partner");
        String order =
                """
                {"walletId": "%s", "amount": 1000, "receiptNumber": "receipt-%s"}
                """
                        .formatted(wallet(), UUID.randomUUID());
        String key = UUID.randomUUID().toString();
        String charge = counter.post("/counter/v1/charges", key, order).text("chargeId");
        assertThat(counter.post("/counter/v1/charges", key, order).replayed()).isTrue();
        String shop =
                counter.post(
                                "/office/v1/merchants",
                                """
                                {"name": "越後屋", "nameKana": "エチゴヤ", "nameLatin": "ECHIGOYA",
                                 "shopClass": "INDEPENDENT", "district": "長岡", "category": "飲食",
                                 "categoryCode": "5812", "postalCode": "9400062"}
                                """)
                        .text("merchantId");
        counter.post("/office/v1/merchants/" + shop + "/withdrawal");

        List<JsonNode> charges = byId(charge);
        assertThat(charges).hasSize(2);
        assertThat(charges)
                .allSatisfy(action -> {
                    assertThat(action.path("who").asString()).isEqualTo(who);
                    assertThat(action.path("method").asString()).isEqualTo("POST");
                    assertThat(action.path("ids").path("chargeId").asString()).isEqualTo(charge);
                    assertThat(action.path("ids").size()).isEqualTo(1);
                    assertThat(action.path("status").asInt()).isEqualTo(201);
                });
        assertThat(byId(shop).stream().map(action -> action.path("path").asString()))
                .containsExactly(
                        "/office/v1/merchants/{merchantId}/withdrawal", "/office/v1/merchants");
        assertThat(trail("")).hasSize(4);
        assertThat(byId("charge:unknown-" + who.substring(6))).isEmpty();
        assertThat(byId(trail("").getFirst().path("actionId").asString())).isEmpty();
    }

    private List<JsonNode> byId(String id) {
        return with("audit")
                .get("/finance/v1/audit?id=" + id)
                .json()
                .path("actions")
                .valueStream()
                .toList();
    }

    @Test
    void an_id_that_could_be_a_telephone_number_is_not_kept() {
        assertThat(AuditRules.named(Map.of("incentiveId", "walk-2024-04-01-0001")))
                .containsValue("walk-2024-04-01-0001");
        for (String phone : List.of("09012345678", "walk:+819012345678", "a-0258-35-1122")) {
            assertThat(AuditRules.named(Map.of("incentiveId", phone))).as(phone).containsValue("?");
        }
    }

    @Test
    void a_table_that_is_cut_says_where_the_rest_is() {
        ApiClient auditor = staff("finance:read audit");
        for (int i = 0; i < 3; i++) {
            auditor.get("/finance/v1/kpis.csv");
        }
        String asked = "/finance/v1/audit.csv?path=/finance/v1/kpis&limit=2&who=" + who;

        Answer first = auditor.get(asked);

        String link = required(first.header("Link"));
        assertThat(link).startsWith("</finance/v1/audit.csv?").endsWith(">; rel=\"next\"");
        Answer rest = auditor.get(link.substring(1, link.indexOf('>')));
        assertThat(first.raw().body().lines()).hasSize(3);
        assertThat(rest.raw().body().lines()).hasSize(2);
        assertThat(rest.header("Link")).isNull();
        assertThat(first.header("Content-Disposition")).contains("audit.csv");
        assertThat(auditor.get(asked.replace("limit=2", "limit=3")).header("Link")).isNull();
    }

    @Test
    void nothing_happens_that_is_not_on_record() {
        WalletId wallet = wallet();
        String receipt = "receipt-" + UUID.randomUUID();
        String order =
                """
                {"walletId": "%s", "amount": 1000, "receiptNumber": "%s"}
                """
                        .formatted(wallet, receipt);
        // Only this person's actions cannot be written, so that other tests go on.
        jdbc.execute(
                "ALTER TABLE staff_action ADD CONSTRAINT broken CHECK (who <> '%s') NOT VALID"
                        .formatted(who));
        try {
            assertThat(staff("counter").post("/counter/v1/charges", order).status()).isEqualTo(503);
        } finally {
            jdbc.execute("ALTER TABLE staff_action DROP CONSTRAINT broken");
        }

        assertThat(resident(wallet).get("/api/v1/wallet").number("available")).isZero();
        assertThat(staff("counter").post("/counter/v1/charges", order).status()).isEqualTo(201);
    }

    @Test
    void an_action_that_was_cut_off_stands_without_an_outcome() {
        jdbc.update(
                """
                INSERT INTO staff_action (at, who, program, method, path, ids)
                VALUES (now(), ?, 'console', 'POST', '/counter/v1/charges', '{}')
                """,
                who);

        assertThat(trail("").getFirst().has("status")).isFalse();
    }

    @Test
    void a_request_that_breaks_off_has_one_outcome_and_leaves_no_stack_in_the_log()
            throws IOException {
        String token =
                token("counter", claims -> claims.subject(who).claim("client_id", "console"));
        try (LoggedStacks stacks = new LoggedStacks()) {
            brokenOff("\u0016\u0003\u0001\r\n\r\n");
            for (String body : List.of("Content-Length: 99\r\n\r\n{\"wal", CHUNK_OF_NO_SIZE)) {
                brokenOff(
                        """
                        POST /counter/v1/charges HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Idempotency-Key: "%s"\r
                        Content-Type: application/json\r
                        %s\
                        """
                                .formatted(token, UUID.randomUUID(), body));
            }
            assertThat(trail(""))
                    .hasSize(2)
                    .allMatch(action -> action.path("status").asInt() == 400);
            assertThat(stacks.seen()).isEmpty();
        }
    }

    @Test
    void looking_up_a_wallet_or_a_shops_people_is_on_record_before_it_is_answered() {
        WalletId wallet = walletWith(1_000);
        String shop = shop().value();
        ApiClient office = staff("office finance:read");
        assertThat(office.get("/office/v1/wallets/" + wallet).status()).isEqualTo(200);
        for (String people : List.of("owners", "terminals", "clients", "bank-account")) {
            office.get("/office/v1/merchants/" + shop + "/" + people);
        }
        office.get("/office/v1/merchants");

        assertThat(trail("")).hasSize(5);
        assertThat(trail("&id=" + wallet))
                .singleElement()
                .satisfies(looked -> {
                    assertThat(looked.path("method").asString()).isEqualTo("GET");
                    assertThat(looked.path("path").asString())
                            .isEqualTo("/office/v1/wallets/{walletId}");
                    assertThat(looked.path("status").asInt()).isEqualTo(200);
                });
        jdbc.execute(
                "ALTER TABLE staff_action ADD CONSTRAINT broken CHECK (who <> '%s') NOT VALID"
                        .formatted(who));
        try {
            Answer unrecorded = office.get("/office/v1/wallets/" + wallet);
            assertThat(unrecorded.status()).isEqualTo(503);
            assertThat(unrecorded.raw().body()).doesNotContain("1000");
        } finally {
            jdbc.execute("ALTER TABLE staff_action DROP CONSTRAINT broken");
        }
    }

    @Test
    void what_staff_are_refused_is_on_record_however_often_in_few_rows() {
        ApiClient clerk = staff("counter");
        for (int i = 0; i < StaffRefusals.ROWS_MAX + 5; i++) {
            assertThat(clerk.get("/finance/v1/audit").status()).isEqualTo(403);
        }
        assertThat(trail(""))
                .hasSize(StaffRefusals.ROWS_MAX)
                .allSatisfy(refused -> {
                    assertThat(refused.path("path").asString()).isEqualTo("/finance/v1/audit");
                    assertThat(refused.path("program").asString()).isEqualTo("console");
                    assertThat(refused.path("status").asInt()).isEqualTo(403);
                    assertThat(refused.path("code").asString()).isEqualTo("FORBIDDEN");
                });

        Instant later = Instant.now().plus(Duration.ofHours(1));
        refusals.sumUpBefore(later);
        refusals.sumUpBefore(later);

        assertThat(trail("")).hasSize(StaffRefusals.ROWS_MAX + 1);
        JsonNode others = trail("").getFirst();
        assertThat(others.path("method").asString()).isEqualTo(StaffRefusals.SUMMARY);
        assertThat(others.path("ids").path("times").asString()).isEqualTo("5");
    }

    @Test
    void a_wrong_password_is_on_record_by_the_id_of_the_member_who_was_meant() {
        String name = "clerk-" + UUID.randomUUID();
        accounts.seed(name, passwords.encode("right-password"), Set.of("office"));
        Browser browser = new Browser(URI.create(base()).getPort());
        try (LoggedLines security = new LoggedLines("security")) {
            assertThat(browser.signIn(" " + name.toUpperCase(Locale.ROOT), "wrong-password"))
                    .isEqualTo("/login?error");
            assertThat(browser.signIn("nobody-" + name, "wrong-password"))
                    .isEqualTo("/login?error");

            assertThat(security.all())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).doesNotContain(name, "password="));
            assertThat(security.all().getFirst())
                    .startsWith("refused=SIGN_IN reason=WRONG_PASSWORD subject=staff:");
            assertThat(security.all().getLast())
                    .startsWith("refused=SIGN_IN reason=UNKNOWN_NAME subject=- ");
        }
        String staffId =
                jdbc.queryForObject(
                        "SELECT staff_id FROM staff WHERE username = ?", String.class, name);
        assertThat(
                        with("audit")
                                .get("/finance/v1/audit?who=" + staffId)
                                .json()
                                .path("actions")
                                .valueStream()
                                .toList())
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.path("path").asString()).isEqualTo("/login");
                    assertThat(failed.path("status").asInt()).isEqualTo(401);
                });
    }

    private void brokenOff(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(base()).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void nothing_on_record_can_be_changed() {
        Stream.of(
                        "UPDATE staff_action SET who = 'nobody'",
                        "DELETE FROM staff_outcome",
                        "TRUNCATE staff_action CASCADE")
                .forEach(change ->
                        assertThatThrownBy(() -> jdbc.execute(change))
                                .hasMessageContaining("append-only"));
    }
}
