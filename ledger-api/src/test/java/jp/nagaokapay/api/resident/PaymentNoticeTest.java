package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who wants it is told of each payment. */
class PaymentNoticeTest extends AccountStage {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void each_payment_is_told_once_to_who_wants_it_and_to_nobody_else() {
        MerchantId shop = shop();
        Person wanting = signedUp();
        Person other = signedUp();
        wanting.client()
                .put(
                        "/api/v1/account/notices",
                        "{\"eachPayment\": true, \"expiry\": true, \"by\": \"SMS\"}");
        topUp(wanting, 5_000);
        topUp(other, 5_000);
        int others = messages(other.phone()).size();

        for (Person payer : List.of(other, wanting)) {
            assertThat(payer.client().post("/api/v1/wallet/payments", pay(shop, 1_230)).status())
                    .isEqualTo(201);
        }
        await().atMost(SOON).until(() -> notices(wanting).size() == 1);
        assertThat(wanting.client().post("/api/v1/wallet/payments", pay(shop, 45)).status())
                .isEqualTo(201);
        await().atMost(SOON).until(() -> notices(wanting).size() == 2);

        assertThat(notices(wanting))
                .extracting(message -> message.path("text").asString())
                .satisfiesExactly(
                        first -> assertThat(first).contains("越後屋", "1,230円", "1,230 yen"),
                        second -> assertThat(second).contains("45円"));
        assertThat(messages(other.phone())).hasSize(others);
    }

    private List<JsonNode> notices(Person person) {
        return messages(person.phone()).stream()
                .filter(message -> message.path("text").asString().contains("お支払いがありました"))
                .toList();
    }
}
