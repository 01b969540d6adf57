package jp.nagaokapay.api.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import jp.nagaokapay.api.HttpTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charging by a channel whose provider has a page of its own. */
class PageChargeHttpTest extends HttpTest {
    private static final String CHARGES = "/api/v1/wallet/charges";
    private static final String ORDER = "{\"amount\": 5000, \"channel\": \"ATM\"}";

    private ApiClient resident;

    @BeforeEach
    void sign_in() {
        resident = resident(wallet());
    }

    @Test
    void a_charge_is_paid_at_the_page_and_seen_by_whoever_comes_back() {
        Answer asked = resident.post(CHARGES, "key", ORDER);

        String chargeId = asked.text("chargeId");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.text("status")).isEqualTo("PENDING");
        assertThat(asked.text("continueAt")).isEqualTo("https://provider.test/pay/" + chargeId);
        assertThat(PROVIDER.returnTo(chargeId))
                .isEqualTo("https://pay.test/app/wallet/charged?chargeId=" + chargeId);
        assertThat(resident.get(CHARGES + '/' + chargeId).text("continueAt"))
                .isEqualTo(asked.text("continueAt"));

        PROVIDER.collects(chargeId);
        Answer found =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(
                                () -> resident.get(CHARGES + '/' + chargeId),
                                it -> it.text("status").equals("CHARGED"));
        assertThat(found.json().has("continueAt")).isFalse();
        assertThat(resident.get("/api/v1/wallet").number("paid")).isEqualTo(5_000);
    }

    @Test
    void the_same_key_leads_to_the_same_charge_and_page() {
        Answer first = resident.post(CHARGES, "again", ORDER);
        Answer again = resident.post(CHARGES, "again", ORDER);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("chargeId")).isEqualTo(first.text("chargeId"));
        assertThat(again.text("continueAt")).isEqualTo(first.text("continueAt"));
        PROVIDER.collects(first.text("chargeId"));
        assertThat(resident.post(CHARGES, "again", ORDER).status()).isEqualTo(201);
    }

    @Test
    void a_reference_is_not_the_holders_to_say_where_the_provider_has_a_page() {
        String order =
                "{\"amount\": 5000, \"channel\": \"ATM\", \"fundingReference\": \"invented\"}";
        assertThat(resident.post(CHARGES, order).status()).isEqualTo(202);
        assertThat(resident.post(CHARGES, order).status()).isEqualTo(202);
    }

    @Test
    void without_a_page_a_reference_is_needed() {
        Answer refused = resident.post(CHARGES, "{\"amount\": 5000, \"channel\": \"BANK\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.raw().body()).contains("fundingReference", "NOT_NULL");
    }

    @Test
    void who_turns_back_at_the_page_is_told_so_and_can_charge_again() {
        Answer asked = resident.post(CHARGES, "refused", ORDER);
        PROVIDER.declines(asked.text("chargeId"), "REFUSED");

        Answer refused = resident.post(CHARGES, "refused", ORDER);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("CHARGE_DECLINED");
        assertThat(refused.raw().body()).doesNotContain("REFUSED\"");
        assertThat(resident.post(CHARGES, ORDER).status()).isEqualTo(202);
    }
}
