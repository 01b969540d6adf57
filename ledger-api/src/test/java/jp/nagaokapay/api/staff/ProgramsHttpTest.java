package jp.nagaokapay.api.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.TestTerminal;
import jp.nagaokapay.ledger.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Administrators make programs of partners and of the city, and end them. */
class ProgramsHttpTest extends HttpTest {
    private static final String CLIENTS = "/office/v1/clients";
    private static final String AUDIT = "/finance/v1/audit?limit=1";

    @Autowired private JdbcClient jdbc;

    private final String adminId = "staff:" + UUID.randomUUID();
    private final String responsible = "staff:" + UUID.randomUUID();

    @Test
    void a_program_acts_for_who_answers_for_it_until_they_may_not_any_more() {
        Answer made = add("audit", member("audit"));
        assertThat(made.status()).isEqualTo(201);
        ApiClient program = withToken(token(made).text("access_token"));
        assertThat(program.get(AUDIT).json().at("/actions/0/who").asString())
                .isEqualTo(responsible);

        admin().put("/office/v1/staff/" + responsible + "/scopes", "{\"scopes\": [\"counter\"]}");

        awaitStopped(program);
        assertThat(token(made).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_rotation_ends_the_former_secret_at_once_or_after_a_while() {
        Answer made = add("audit", member("audit"));
        ApiClient program = withToken(token(made).text("access_token"));
        String path = CLIENTS + "/" + made.text("clientId") + "/rotation";

        Answer gently = admin().post(path, "{\"overlapHours\": 1}");
        assertThat(token(made).status()).isEqualTo(200);
        assertThat(token(gently).status()).isEqualTo(200);
        assertThat(program.get(AUDIT).status()).isEqualTo(200);
        jdbc.sql(
                        """
                        UPDATE oauth2_registered_client
                           SET client_secret = regexp_replace(client_secret, '@.*', '@1')
                         WHERE client_id = ?
                        """)
                .param(made.text("clientId"))
                .update();
        assertThat(token(made).status()).as("an hour later").isEqualTo(401);
        assertThat(token(gently).status()).isEqualTo(200);

        Answer atOnce = admin().post(path);
        awaitStopped(program);
        assertThat(token(gently).status()).isEqualTo(401);
        assertThat(token(atOnce).status()).isEqualTo(200);
        assertThat(admin().post(path, "{\"overlapHours\": 25}").status()).isEqualTo(400);
    }

    @Test
    void of_a_rotation_and_a_revocation_at_once_the_revocation_prevails() throws Exception {
        Answer made = add("partner", null);
        ApiClient program = withToken(token(made).text("access_token"));
        String path = CLIENTS + "/" + made.text("clientId");
        List<Callable<Answer>> both =
                List.of(
                        () -> admin().post(path + "/rotation"),
                        () -> admin().post(path + "/revocation"),
                        () -> admin().post(path + "/rotation"));

        for (var outcome : Together.run(both)) {
            Answer answer = Objects.requireNonNull(outcome.answer());
            if (!answer.text("clientSecret").isEmpty()) {
                assertThat(token(answer).status()).isEqualTo(401);
            }
        }
        await().atMost(Duration.ofSeconds(2))
                .until(() -> program.get("/partner/v1/budget").status() == 401);
        assertThat(admin().post(path + "/rotation").code()).isEqualTo("PROGRAM_ENDED");
        assertThat(admin().post(path + "/revocation").status()).as("again").isEqualTo(200);
    }

    @Test
    void a_program_with_a_key_of_its_own_gets_no_secret() {
        TestTerminal key = new TestTerminal();
        Answer made =
                admin().post(
                                CLIENTS,
                                """
                                {"label": "健康", "scopes": ["partner"], "publicKey": %s}
                                """
                                        .formatted(key.publicJwk()));
        assertThat(made.json().has("clientSecret")).isFalse();
        Answer token = nobody().token(key.form(made.text("clientId"), base()), null);
        assertThat(token.status()).isEqualTo(200);
        assertThat(withToken(token.text("access_token")).get("/partner/v1/budget").code())
                .isEqualTo("NO_PARTNER_BUDGET");
        assertThat(listed(made).path("authentication").asString()).isEqualTo("KEY");
    }

    @Test
    void programs_approve_nothing_and_have_no_right_that_nobody_answers_for() {
        for (String scope :
                List.of("office", "admin", "campaign:approve", "finance:release", "shop", "x")) {
            assertThat(add(scope, null).code()).as(scope).isEqualTo("PROGRAM_SCOPE_UNKNOWN");
        }
        assertThat(add("partner\", \"audit", null).code()).isEqualTo("PARTNER_WITH_OTHER_RIGHTS");
        assertThat(add("audit", null).code()).isEqualTo("RESPONSIBLE_MISSING");
        assertThat(add("audit", "staff:nobody").code()).isEqualTo("STAFF_NOT_FOUND");
        String person = member("counter");
        assertThat(add("counter\", \"audit", person).code()).isEqualTo("RESPONSIBLE_LACKS_SCOPE");
        admin().post("/office/v1/staff/" + person + "/disable");
        assertThat(add("counter", person).code()).isEqualTo("RESPONSIBLE_LACKS_SCOPE");
        assertThat(admin().post(CLIENTS + "/demo-counter/revocation").status()).isEqualTo(404);
    }

    private ApiClient admin() {
        return person(adminId, "admin");
    }

    private Answer add(String scopes, @Nullable String person) {
        return admin().post(
                        CLIENTS,
                        """
                        {"label": "プログラム", "scopes": ["%s"]%s}
                        """
                                .formatted(
                                        scopes,
                                        person == null
                                                ? ""
                                                : ", \"responsible\": \"" + person + '"'));
    }

    private JsonNode listed(Answer made) {
        return admin().get(CLIENTS)
                .json()
                .path("clients")
                .valueStream()
                .filter(each -> each.path("clientId").asString().equals(made.text("clientId")))
                .findFirst()
                .orElseThrow();
    }

    private String member(String scopes) {
        jdbc.sql("INSERT INTO staff (staff_id, username, password, scopes) VALUES (?, ?, 'x', ?)")
                .params(responsible, responsible, scopes)
                .update();
        return responsible;
    }

    private Answer token(Answer given) {
        String basic = given.text("clientId") + ':' + given.text("clientSecret");
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        it ->
                                it.setHeader("Content-Type", "application/x-www-form-urlencoded")
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString(
                                                                        basic.getBytes(US_ASCII))));
    }

    private static void awaitStopped(ApiClient program) {
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> program.get(AUDIT).status() == 401);
    }
}
