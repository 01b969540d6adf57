package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.nagaokapay.ledger.DatabaseContent;
import jp.nagaokapay.ledger.log.follow.Processors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Nothing of a person is left who was forgotten, in any column of any table, and no figure of the
 * city is another.
 */
class ErasedPersonTest extends AccountStage {
    @Autowired private Processors processors;

    @Test
    void of_who_used_everything_nothing_is_left_and_every_figure_stays() {
        String email = "gone-%s@example.jp".formatted(UUID.randomUUID());
        String other = "other-%s@example.jp".formatted(UUID.randomUUID());
        String name = "忘却 花子" + UUID.randomUUID().toString().substring(0, 8);
        String number = phone();
        String never = phone();
        Person person = signedUp();
        usesEverything(person, name, email, number);
        person.client().put("/api/v1/account/email", "{\"email\": \"%s\"}".formatted(other));
        person.client()
                .post("/api/v1/account/phone-changes", "{\"phone\": \"%s\"}".formatted(never));
        List<String> personal =
                List.of(
                        name,
                        email,
                        other,
                        number.substring(3),
                        never.substring(3),
                        person.phone().substring(3));
        assertThat(everything()).contains(name, email, other, number.substring(3));
        assertThat(close(person, UUID.randomUUID().toString(), 900).status()).isEqualTo(200);
        String figures = figures();

        leftLongAgo(person);
        eraseWhoLeft();

        String left = everything();
        assertThat(personal).noneMatch(left::contains);
        assertThat(figures()).isEqualTo(figures);
        assertThat(person.client().get("/api/v1/wallet").text("status")).isEqualTo("CLOSED");
    }

    private void usesEverything(Person person, String name, String email, String number) {
        ApiClient app = person.client();
        prove(person, email);
        app.put("/api/v1/account/name", "{\"displayName\": \"%s\"}".formatted(name));
        app.put(
                "/api/v1/account/notices",
                "{\"eachPayment\": true, \"expiry\": true, \"by\": \"EMAIL\"}");
        topUp(person, 1_000);
        assertThat(app.post("/api/v1/wallet/payments", pay(shop(), 100)).status()).isEqualTo(201);
        refreshToken(person.phone(), PASSWORD);
        app.post("/api/v1/wallet/partner-links");
        nobody().post("/api/v1/password-resets", "{\"phone\": \"%s\"}".formatted(person.phone()));
        app.post("/api/v1/account/stop");
        person("staff:erasing", "office")
                .post(
                        "/office/v1/persons/" + person.residentId() + "/thaw",
                        "{\"reason\": \"本人確認済み\"}");
        Answer begun =
                app.post("/api/v1/account/phone-changes", "{\"phone\": \"%s\"}".formatted(number));
        Answer changed =
                app.post(
                        "/api/v1/account/phone-changes/" + begun.text("changeId") + "/verification",
                        "{\"code\": \"%s\"}".formatted(codeFor(number)));
        assertThat(changed.status()).isEqualTo(204);
        browser().signIn(number, PASSWORD);
    }

    private String everything() {
        return DatabaseContent.of(jdbc).toLowerCase(Locale.ROOT);
    }

    /** The eight key figures, and both sides of every account. */
    private String figures() {
        processors.awaitDrained(Duration.ofSeconds(20));
        ApiClient finance = with("finance:read");
        return String.join(
                "\n",
                finance.get("/finance/v1/kpis.csv").raw().body(),
                finance.get("/finance/v1/trial-balance").json().path("lines").toString(),
                jdbc.queryForList(
                                "SELECT count(*) || ' ' || coalesce(sum(amount), 0) FROM posting",
                                String.class)
                        .toString());
    }
}
