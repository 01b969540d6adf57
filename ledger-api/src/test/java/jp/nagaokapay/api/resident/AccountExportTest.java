package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People take their own data along, and nobody else's. */
class AccountExportTest extends AccountStage {
    private static final String EXPORT = "/api/v1/account/export";
    private static final int PAYMENTS = 205;

    @Test
    void all_of_ones_own_data_and_the_whole_of_a_long_history() {
        MerchantId shop = shop();
        Person person = signedUp();
        topUp(person, 5_000);
        refreshToken(person.phone(), PASSWORD);
        for (int i = 1; i <= PAYMENTS; i++) {
            String once = pay(shop, 1).replace("}", ", \"agreeSimilarPayment\": true}");
            assertThat(person.client().post("/api/v1/wallet/payments", once).status())
                    .isEqualTo(201);
        }

        Answer answer = person.client().get(EXPORT);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode exported = answer.json();
        assertThat(exported.at("/account/phone").asString()).isEqualTo(person.phone());
        assertThat(exported.at("/account/displayName").asString()).isEqualTo("長岡 花子");
        assertThat(exported.at("/wallet/available").asLong()).isEqualTo(5_000 - PAYMENTS);
        assertThat(exported.path("devices")).hasSize(1);
        assertThat(exported.path("history")).hasSize(PAYMENTS + 1);
        assertThat(exported.at("/history/" + PAYMENTS + "/type").asString()).isEqualTo("CHARGE");
        assertThat(answer.raw().body()).doesNotContain("password", "{bcrypt}");
    }

    @Test
    void the_history_alone_as_a_table() {
        Person person = signedUp();
        topUp(person, 5_000);

        Answer table =
                person.client().send("GET", EXPORT, null, it -> it.header("Accept", "text/csv"));

        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.raw().body().lines()).hasSize(2);
        assertThat(table.raw().body().lines().skip(1).findFirst().orElseThrow())
                .contains("CHARGE,5000,5000")
                .endsWith(",5000");
    }

    @Test
    void who_was_forgotten_has_nothing_to_take_along() {
        Person person = signedUp();
        close(person, "closing-" + person.residentId(), 0);
        leftLongAgo(person);
        eraseWhoLeft();

        assertThat(person.client().get(EXPORT).code()).isEqualTo("PERSON_NOT_FOUND");
    }
}
