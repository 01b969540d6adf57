package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.nagaokapay.api.register.ResidentId;
import jp.nagaokapay.api.register.Residents;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The city's texts, and who has to agree to them. */
class TermsHttpTest extends AccountStage {
    private static final String OFFICE = "/office/v1/terms";
    private static final String ACCOUNT = "/api/v1/account";
    private static final LocalDate TODAY = BusinessDate.of(Instant.now());

    @Autowired private Residents residents;
    private final String clerk = "staff:" + UUID.randomUUID();
    private final String second = "staff:" + UUID.randomUUID();

    /** Other tests know of no texts. */
    @AfterEach
    void no_texts_are_left() {
        jdbc.execute("ALTER TABLE consent DISABLE TRIGGER append_only");
        jdbc.execute("ALTER TABLE terms_text DISABLE TRIGGER published_terms_stay");
        jdbc.update("DELETE FROM consent");
        jdbc.update("DELETE FROM terms_text");
        jdbc.execute("ALTER TABLE terms_text ENABLE TRIGGER published_terms_stay");
        jdbc.execute("ALTER TABLE consent ENABLE TRIGGER append_only");
    }

    @Test
    void a_second_person_publishes_what_one_proposes_and_then_everybody_reads_it() {
        String version = version();
        Answer asked = propose(version, "TERMS", TODAY, true);
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(202);
        assertThat(propose(version, "TERMS", TODAY, true).text("approvalId"))
                .as("again")
                .isEqualTo(asked.text("approvalId"));
        assertThat(asked.json().path("detail").path("text").asString()).contains("第1条");
        assertThat(nobody().get("/api/v1/terms").json().path("texts")).isEmpty();
        assertThat(nobody().get("/api/v1/terms/" + version).status()).isEqualTo(404);
        assertThat(approve(clerk, asked).code()).isEqualTo("FOUR_EYES_REQUIRED");

        assertThat(approve(second, asked).text("status")).isEqualTo("DONE");

        JsonNode text = nobody().get("/api/v1/terms").json().path("texts").get(0);
        assertThat(text.path("version").asString()).isEqualTo(version);
        assertThat(text.path("text").asString()).isEqualTo("第1条 <目的>\n本文");
        assertThat(text.path("asksConsent").asBoolean()).isTrue();
        assertThat(nobody().get("/api/v1/terms/" + version).json()).isEqualTo(text);
        assertThat(nobody().get("/app/terms").raw().body())
                .contains("第1条 &lt;目的&gt;", version)
                .doesNotContain("<目的>");
        assertThat(nobody().get("/").raw().body()).contains("/app/terms");
        assertThat(person(clerk, "office").get(OFFICE).json().path("texts").get(0).toString())
                .contains("PUBLISHED", version, clerk);
    }

    @Test
    void a_version_is_one_text_for_ever_and_what_is_published_stays() {
        String version = published("TERMS", TODAY, true);

        assertThat(propose(version, "TERMS", TODAY, false).code())
                .isEqualTo("TERMS_VERSION_EXISTS");
        assertThatThrownBy(() ->
                        jdbc.update("UPDATE terms_text SET body = 'x' WHERE version = ?", version))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
        String rejected = version();
        Answer asked = propose(rejected, "TERMS", TODAY, true);
        person(second, "office")
                .post(
                        "/office/v1/approvals/" + asked.text("approvalId") + "/rejection",
                        "{\"reason\": \"誤字\"}");
        assertThat(propose(rejected, "TERMS", TODAY, true).code())
                .isEqualTo("TERMS_VERSION_EXISTS");
        assertThat(propose(version(), "TERMS", TODAY.minusDays(1), true).code())
                .isEqualTo("TERMS_DATE_PASSED");
    }

    @Test
    void of_a_kind_the_latest_that_has_begun_is_in_force() {
        published("CONTACT", TODAY, false);
        String latest = published("CONTACT", TODAY, false);
        String toCome = published("CONTACT", TODAY.plusDays(1), false);

        JsonNode texts = nobody().get("/api/v1/terms").json().path("texts");

        assertThat(texts).hasSize(1);
        assertThat(texts.get(0).path("version").asString()).isEqualTo(latest);
        assertThat(nobody().get("/api/v1/terms/" + toCome).status()).isEqualTo(200);
    }

    @Test
    void whoever_signs_up_agrees_to_all_that_asks_for_it() {
        assertThat(signUp(phone(), "").status()).as("there is nothing to agree to").isEqualTo(201);
        String terms = published("TERMS", TODAY, true);
        String privacy = published("PRIVACY", TODAY, true);
        published("CONTACT", TODAY, false);

        Answer refused = signUp(phone(), ", \"consents\": [\"%s\"]".formatted(terms));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("CONSENTS_MISSING");
        assertThat(refused.json().path("versions").toString()).isEqualTo("[\"" + privacy + "\"]");
        assertThat(signUp(phone(), "").code()).isEqualTo("CONSENTS_MISSING");
        Person person = signedUp(", \"consents\": [\"%s\", \"%s\"]".formatted(terms, privacy));
        JsonNode account = person.client().get(ACCOUNT).json();
        assertThat(account.path("consents").findValuesAsString("version"))
                .containsExactlyInAnyOrder(terms, privacy);
        assertThat(account.path("consentsDue")).isEmpty();

        residents.erase(new ResidentId(person.residentId()));
        assertThat(
                        jdbc.queryForObject(
                                "SELECT count(*) FROM consent WHERE resident_id = ?",
                                Integer.class,
                                person.residentId()))
                .as("what was agreed to is kept of somebody unknown")
                .isEqualTo(2);
    }

    @Test
    void a_new_version_asks_again_and_after_the_grace_only_charging_waits_for_it() {
        Person person = signedUp();
        String charge = charge(3_000, "card-" + UUID.randomUUID());
        String key = UUID.randomUUID().toString();
        assertThat(charge(person, key, charge).status()).isEqualTo(201);
        String version = published("TERMS", TODAY, true);
        JsonNode due = person.client().get(ACCOUNT).json().path("consentsDue");
        assertThat(due.findValuesAsString("version")).containsExactly(version);
        String other = charge(2_000, "card-" + UUID.randomUUID());
        assertThat(charge(person, UUID.randomUUID().toString(), other).status()).isEqualTo(201);

        published(version, 31);

        String third = charge(1_000, "card-" + UUID.randomUUID());
        String thirdKey = UUID.randomUUID().toString();
        Answer refused = charge(person, thirdKey, third);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("CONSENT_DUE");
        assertThat(charge(person, key, charge).status()).as("a retry").isEqualTo(201);
        Answer paid =
                person.client()
                        .post(
                                "/api/v1/wallet/payments",
                                "{\"merchantId\": \"%s\", \"amount\": 500}".formatted(shop()));
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);

        for (int i = 0; i < 2; i++) {
            assertThat(consent(person, version).status()).isEqualTo(204);
        }
        assertThat(charge(person, thirdKey, third).status()).isEqualTo(201);
        assertThat(person.client().get(ACCOUNT).json().path("consentsDue")).isEmpty();
        assertThat(consent(person, "no-such-version").code()).isEqualTo("TERMS_NOT_FOUND");
        assertThatThrownBy(() -> jdbc.update("DELETE FROM consent"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_samples_for_a_city_can_be_published() throws IOException {
        Map<String, String> kinds =
                Map.of(
                        "terms", "TERMS",
                        "privacy", "PRIVACY",
                        "legal-display", "LEGAL_DISPLAY",
                        "contact", "CONTACT");
        Map<String, String> texts = new ConcurrentHashMap<>();
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            String text =
                    Files.readString(Path.of("../docs/terms").resolve(kind.getKey() + ".txt"));
            texts.put(kind.getValue(), text);
            Answer asked =
                    person(clerk, "office")
                            .post(OFFICE, form(version(), kind.getValue(), TODAY, text, false));
            assertThat(approve(second, asked).text("status"))
                    .as(asked.raw().body())
                    .isEqualTo("DONE");
        }

        JsonNode inForce = nobody().get("/api/v1/terms").json().path("texts");

        assertThat(inForce.findValuesAsString("kind"))
                .containsExactly("TERMS", "PRIVACY", "LEGAL_DISPLAY", "CONTACT");
        assertThat(inForce.findValuesAsString("text")).containsAll(texts.values());
    }

    private static String version() {
        return "v-" + UUID.randomUUID();
    }

    private String published(String kind, LocalDate from, boolean asksConsent) {
        String version = version();
        Answer done = approve(second, propose(version, kind, from, asksConsent));
        assertThat(done.text("status")).as(done.raw().body()).isEqualTo("DONE");
        return version;
    }

    /** As if it had been so many days ago. */
    private void published(String version, int daysAgo) {
        jdbc.execute("ALTER TABLE terms_text DISABLE TRIGGER published_terms_stay");
        jdbc.update(
                """
                UPDATE terms_text SET effective_from = effective_from - ?,
                    published_at = published_at - ? * interval '1 day'
                 WHERE version = ?
                """,
                daysAgo,
                daysAgo,
                version);
        jdbc.execute("ALTER TABLE terms_text ENABLE TRIGGER published_terms_stay");
    }

    private Answer propose(String version, String kind, LocalDate from, boolean asksConsent) {
        return person(clerk, "office")
                .post(OFFICE, form(version, kind, from, "第1条 <目的>\n本文", asksConsent));
    }

    private static String form(
            String version, String kind, LocalDate from, String text, boolean asksConsent) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of(
                                "version", version,
                                "kind", kind,
                                "effectiveFrom", from.toString(),
                                "title", "利用規約",
                                "text", text,
                                "asksConsent", asksConsent));
    }

    private Answer approve(String who, Answer asked) {
        return person(who, "office")
                .post("/office/v1/approvals/" + asked.text("approvalId") + "/approval");
    }

    private static Answer charge(Person person, String key, String body) {
        return person.client().post("/api/v1/wallet/charges", key, body);
    }

    private static Answer consent(Person person, String version) {
        return person.client()
                .post(ACCOUNT + "/consents", "{\"version\": \"%s\"}".formatted(version));
    }
}
