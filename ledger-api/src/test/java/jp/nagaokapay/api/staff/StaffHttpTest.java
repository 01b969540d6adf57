package jp.nagaokapay.api.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.identity.InvitedPerson;
import jp.nagaokapay.api.identity.clients.ClientSecrets;
import jp.nagaokapay.api.identity.clients.MachineClients;
import jp.nagaokapay.ledger.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Administrators make accounts of staff, and end them. */
class StaffHttpTest extends HttpTest {
    private static final String STAFF = "/office/v1/staff";
    private static final String SHOPS = "/office/v1/merchants";

    @Autowired private JdbcClient jdbc;
    @Autowired private MachineClients machines;

    private final String adminId = "staff:" + UUID.randomUUID();
    private final String username = "clerk-" + UUID.randomUUID();

    @Test
    void a_person_chooses_a_password_with_the_link_once_and_adds_a_second_factor() {
        Answer added = add("office");
        assertThat(added.status()).isEqualTo(201);
        InvitedPerson person = invited(added);
        assertThat(person.link()).startsWith(base() + "/login/invitation#");
        assertThat(member().path("state").asString()).isEqualTo("INVITED");

        assertThat(person.choose("nagaoka").body()).contains("8文字以上", person.code());
        assertThat(person.choose(InvitedPerson.PASSWORD).statusCode()).isEqualTo(302);

        assertThat(withToken(person.signInFirst()).get(SHOPS).status()).isEqualTo(200);
        assertThat(person.choose("another-mist-over-cedars").body()).contains("このリンクは使えません");
        JsonNode member = member();
        assertThat(member.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(member.path("hasSecondFactor").asBoolean()).isTrue();
        assertThat(member.path("displayName").asString()).isEqualTo("佐藤 花");
        assertThat(member.path("lastSignInAt").asString()).isNotEmpty();
        assertThat(member.has("linkExpiresAt")).isFalse();
        assertThat(jdbc.sql("SELECT token_hash FROM staff_invitation").query(String.class).list())
                .doesNotContain(person.code());
    }

    @Test
    void a_link_serves_one_of_several_at_once_and_only_the_latest_and_not_for_ever()
            throws Exception {
        InvitedPerson first = invited(add("office"));
        InvitedPerson person = invited(admin().post(STAFF + "/" + staffId() + "/reset"));
        assertThat(first.choose(InvitedPerson.PASSWORD).body()).contains("このリンクは使えません");

        List<Callable<Integer>> together =
                List.of(
                        () -> person.choose(InvitedPerson.PASSWORD).statusCode(),
                        () -> person.choose(InvitedPerson.PASSWORD + "1").statusCode(),
                        () -> person.choose(InvitedPerson.PASSWORD + "2").statusCode());
        assertThat(Together.run(together))
                .extracting(outcome -> outcome.answer())
                .containsExactlyInAnyOrder(302, 200, 200);

        InvitedPerson late = invited(admin().post(STAFF + "/" + staffId() + "/reset"));
        jdbc.sql("UPDATE staff_invitation SET expires_at = now() WHERE staff_id = ?")
                .param(staffId())
                .update();
        assertThat(late.choose(InvitedPerson.PASSWORD).body()).contains("このリンクは使えません");
    }

    @Test
    void a_reset_ends_what_was_begun_and_what_the_person_signed_in_with() {
        InvitedPerson person = invited(add("office"));
        person.choose(InvitedPerson.PASSWORD);
        ApiClient clerk = withToken(person.signInFirst());
        ApiClient program = programOf(staffId());
        assertThat(clerk.get(SHOPS).status()).isEqualTo(200);
        assertThat(program.get(SHOPS).status()).isEqualTo(200);

        InvitedPerson anew = invited(admin().post(STAFF + "/" + staffId() + "/reset"));

        awaitStopped(clerk);
        awaitStopped(program);
        assertThat(member().path("hasSecondFactor").asBoolean()).isFalse();
        assertThat(programToken().text("error")).isEqualTo("invalid_grant");
        assertThat(anew.choose(InvitedPerson.PASSWORD).statusCode()).isEqualTo(302);
        assertThat(withToken(anew.signInFirst()).get(SHOPS).status()).isEqualTo(200);
        assertThat(programToken().status()).isEqualTo(200);
    }

    @Test
    void other_rights_end_the_tokens_with_the_former_and_those_of_a_program_beyond_them() {
        InvitedPerson person = invited(add("office"));
        person.choose(InvitedPerson.PASSWORD);
        ApiClient clerk = withToken(person.signInFirst());
        ApiClient program = programOf(staffId());
        assertThat(program.get(SHOPS).status()).isEqualTo(200);

        String path = STAFF + "/" + staffId() + "/scopes";
        Answer changed = admin().put(path, "{\"scopes\": [\"counter\", \"audit\", \"counter\"]}");

        assertThat(changed.json().path("scopes").toString()).isEqualTo("[\"counter\",\"audit\"]");
        awaitStopped(clerk);
        awaitStopped(program);
        assertThat(programToken().text("error")).isEqualTo("invalid_grant");
        assertThat(admin().put(path, "{\"scopes\": [\"everything\"]}").code())
                .isEqualTo("SCOPE_UNKNOWN");
    }

    @Test
    void whoever_is_disabled_is_out_with_their_link_and_programs_until_they_are_let_back_in() {
        InvitedPerson person = invited(add("office"));
        person.choose(InvitedPerson.PASSWORD);
        ApiClient clerk = withToken(person.signInFirst());
        ApiClient program = programOf(staffId());
        assertThat(program.get(SHOPS).status()).isEqualTo(200);
        String path = STAFF + "/" + staffId();
        assertThat(admin().post(path + "/enable").code()).isEqualTo("STAFF_NOT_DISABLED");
        InvitedPerson unused = invited(admin().post(path + "/reset"));

        assertThat(admin().post(path + "/disable").status()).isEqualTo(200);
        assertThat(admin().post(path + "/disable").status()).as("again").isEqualTo(200);

        awaitStopped(clerk);
        awaitStopped(program);
        assertThat(unused.choose(InvitedPerson.PASSWORD).body()).contains("このリンクは使えません");
        assertThat(admin().post(path + "/reset").code()).isEqualTo("STAFF_DISABLED");
        assertThat(member().path("state").asString()).isEqualTo("DISABLED");
        InvitedPerson back = invited(admin().post(path + "/enable"));
        assertThat(back.choose(InvitedPerson.PASSWORD).statusCode()).isEqualTo(302);
        ApiClient again = withToken(back.signInFirst());
        await().atMost(Duration.ofSeconds(2)).until(() -> again.get(SHOPS).status() == 200);
        assertThat(clerk.get(SHOPS).status()).as("what was begun before").isEqualTo(401);
        assertThat(program.get(SHOPS).status()).isEqualTo(401);
    }

    @Test
    void who_manages_accounts_moves_no_money_and_changes_no_account_of_their_own() {
        for (String both : List.of("office", "counter", "finance:read", "campaign:approve")) {
            assertThat(add("admin\", \"" + both).code()).isEqualTo("ADMIN_MOVES_NO_MONEY");
        }
        String id = add("admin\", \"audit").text("staffId");
        ApiClient herself = person(id, "admin");
        for (String change : List.of("/reset", "/disable", "/enable")) {
            assertThat(herself.post(STAFF + "/" + id + change).code()).isEqualTo("OWN_ACCOUNT");
        }
        assertThat(herself.put(STAFF + "/" + id + "/scopes", "{\"scopes\": [\"office\"]}").code())
                .isEqualTo("OWN_ACCOUNT");
        assertThat(add("office").code()).isEqualTo("STAFF_EXISTS");
        assertThat(admin().post(STAFF + "/staff:unknown/reset").status()).isEqualTo(404);
        String owner = owner();
        assertThat(admin().post(STAFF + "/" + owner + "/reset").status()).isEqualTo(404);
    }

    @Test
    void of_the_last_two_administrators_who_are_disabled_at_once_one_remains() throws Exception {
        List<String> others =
                jdbc.sql(
                                """
                                UPDATE staff SET revoked_at = now()
                                 WHERE scopes LIKE '%admin%' AND revoked_at IS NULL
                                RETURNING staff_id
                                """)
                        .query(String.class)
                        .list();
        try {
            String one = activeAdmin();
            String another = activeAdmin();
            List<Callable<String>> both =
                    List.of(
                            () -> admin().post(path(another)).code(),
                            () -> admin().post(path(one)).code());

            assertThat(Together.run(both))
                    .extracting(outcome -> outcome.answer())
                    .containsExactlyInAnyOrder("", "LAST_ADMIN");
        } finally {
            jdbc.sql("UPDATE staff SET revoked_at = now() WHERE scopes = 'admin'").update();
            jdbc.sql("UPDATE staff SET revoked_at = null WHERE staff_id = ANY (?)")
                    .param(others.toArray(String[]::new))
                    .update();
        }
    }

    @Test
    void the_trail_says_who_gave_whom_which_rights_and_no_names() {
        Answer added = add("finance:read\", \"finance:write");

        JsonNode action =
                with("audit")
                        .get("/finance/v1/audit?who=" + adminId + "&id=" + added.text("staffId"))
                        .json()
                        .path("actions")
                        .path(0);
        assertThat(action.path("path").asString()).isEqualTo(STAFF);
        assertThat(action.at("/ids/scopes").asString()).isEqualTo("finance:read_finance:write");
        assertThat(action.toString()).doesNotContain(username, "佐藤", invited(added).code());
        admin().get(STAFF);
        assertThat(
                        with("audit")
                                .get("/finance/v1/audit?who=" + adminId)
                                .json()
                                .at("/actions/0/method")
                                .asString())
                .as("who read the names")
                .isEqualTo("GET");
    }

    private ApiClient admin() {
        return person(adminId, "admin");
    }

    private static String path(String staffId) {
        return STAFF + "/" + staffId + "/disable";
    }

    private Answer add(String scopes) {
        return admin().post(
                        STAFF,
                        """
                        {"username": "%s", "displayName": "佐藤 花", "scopes": ["%s"]}
                        """
                                .formatted(username, scopes));
    }

    private InvitedPerson invited(Answer answer) {
        return new InvitedPerson(base(), username, answer.text("link"));
    }

    private JsonNode member() {
        return admin().get(STAFF)
                .json()
                .path("staff")
                .valueStream()
                .filter(each -> each.path("username").asString().equals(username))
                .findFirst()
                .orElseThrow();
    }

    private String staffId() {
        return member().path("staffId").asString();
    }

    private String activeAdmin() {
        String id = "staff:" + UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO staff (staff_id, username, password, scopes) VALUES (?, ?, 'x', 'admin')")
                .params(id, id)
                .update();
        return id;
    }

    private String owner() {
        return with("office")
                .post(
                        "/office/v1/merchants/" + shop() + "/owners",
                        "{\"username\": \"o%s\"}".formatted(UUID.randomUUID()))
                .text("staffId");
    }

    private ApiClient programOf(String staffId) {
        machines.register(
                username, ClientSecrets.hash("of-" + username), Set.of("office"), staffId);
        return withToken(programToken().text("access_token"));
    }

    private Answer programToken() {
        String basic =
                Base64.getEncoder()
                        .encodeToString((username + ":of-" + username).getBytes(US_ASCII));
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        it ->
                                it.setHeader("Content-Type", "application/x-www-form-urlencoded")
                                        .header("Authorization", "Basic " + basic));
    }

    private static void awaitStopped(ApiClient client) {
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.get(SHOPS).status() == 401);
    }
}
