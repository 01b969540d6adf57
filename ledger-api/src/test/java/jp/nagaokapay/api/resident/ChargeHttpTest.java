package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

class ChargeHttpTest extends HttpTest {
    private static final String CHARGES = "/api/v1/wallet/charges";

    @Test
    void a_charge_makes_a_lot_that_can_be_spent() {
        WalletId walletId = wallet();
        ApiClient resident = resident(walletId);

        Answer charged = resident.post(CHARGES, charge(5_000, unique("card")));

        assertThat(charged.status()).isEqualTo(201);
        assertThat(charged.number("amount")).isEqualTo(5_000);
        assertThat(charged.number("available")).isEqualTo(5_000);
        assertThat(charged.text("expiresOn")).matches("\\d{4}-\\d{2}-\\d{2}");
        Answer wallet = resident.get("/api/v1/wallet");
        assertThat(wallet.text("walletId")).isEqualTo(walletId.value());
        assertThat(wallet.text("status")).isEqualTo("OPEN");
        assertThat(wallet.number("paid")).isEqualTo(5_000);
        assertThat(wallet.number("points")).isZero();
        assertThat(wallet.json().path("lots")).hasSize(1);
        Answer found = resident.get(CHARGES + "/" + charged.text("chargeId"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text("status")).isEqualTo("CHARGED");
    }

    @Test
    void a_retry_answers_the_same_charge_and_says_so() {
        ApiClient resident = resident(wallet());
        String key = unique("key");
        String body = charge(3_000, unique("card"));

        Answer first = resident.post(CHARGES, key, body);
        Answer again = resident.post(CHARGES, key, "\n " + body);

        assertThat(first.replayed()).isFalse();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("chargeId")).isEqualTo(first.text("chargeId"));
        assertThat(resident.get("/api/v1/wallet").number("available")).isEqualTo(3_000);
        Answer other = resident.post(CHARGES, key, charge(4_000, unique("card")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_declined_charge_is_refused_and_stays_so() {
        ApiClient resident = resident(wallet());
        String key = unique("key");
        String body = charge(3_000, unique("decline"));

        Answer declined = resident.post(CHARGES, key, body);

        assertThat(declined.status()).isEqualTo(422);
        assertThat(declined.code()).isEqualTo("CHARGE_DECLINED");
        assertThat(resident.get("/api/v1/wallet").number("available")).isZero();
        Answer again = resident.post(CHARGES, key, body);
        assertThat(again.code()).isEqualTo("CHARGE_DECLINED");
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("chargeId")).isEqualTo(declined.text("chargeId"));
        assertThat(resident.get(CHARGES + "/" + declined.text("chargeId")).text("status"))
                .isEqualTo("FAILED");
    }

    @Test
    void an_unclear_charge_is_pending_until_a_retry_finds_the_truth() {
        for (String manner : new String[] {"unclear", "timeout"}) {
            ApiClient resident = resident(wallet());
            String key = unique("key");
            String body = charge(2_000, unique(manner));

            Answer pending = resident.post(CHARGES, key, body);

            assertThat(pending.status()).isEqualTo(202);
            assertThat(pending.text("status")).isEqualTo("PENDING");
            assertThat(resident.get("/api/v1/wallet").number("available")).isZero();
            Answer again = resident.post(CHARGES, key, body);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.replayed()).isTrue();
            assertThat(again.text("chargeId")).isEqualTo(pending.text("chargeId"));
            assertThat(resident.get("/api/v1/wallet").number("available")).isEqualTo(2_000);
        }
    }

    @Test
    void a_charge_that_stays_unclear_stays_pending() {
        ApiClient resident = resident(wallet());
        String key = unique("key");
        String body = charge(2_000, unique("stuck"));

        assertThat(resident.post(CHARGES, key, body).status()).isEqualTo(202);
        Answer again = resident.post(CHARGES, key, body);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.replayed()).isTrue();
        assertThat(resident.get(CHARGES + "/" + again.text("chargeId")).text("status"))
                .isEqualTo("PENDING");
    }

    @Test
    void a_reference_charges_once_whoever_shows_it() {
        String reference = unique("card");
        assertThat(resident(wallet()).post(CHARGES, charge(1_000, reference)).status())
                .isEqualTo(201);

        Answer second = resident(wallet()).post(CHARGES, charge(1_000, reference));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.code()).isEqualTo("FUNDING_REFERENCE_USED");
    }

    @Test
    void an_amount_out_of_bounds_is_a_bad_request_and_a_full_wallet_a_refusal() {
        ApiClient resident = resident(wallet());
        for (long yen : new long[] {999, 1_500, 51_000}) {
            Answer out = resident.post(CHARGES, charge(yen, unique("card")));
            assertThat(out.status()).isEqualTo(400);
            assertThat(out.code()).isEqualTo("CHARGE_AMOUNT_OUT_OF_BOUNDS");
            assertThat(out.text("detail")).isEqualTo("1回にチャージできるのは1,000円から50,000円まで、1,000円単位です。");
            assertThat(out.number("most")).isEqualTo(50_000);
        }
        resident.post(CHARGES, charge(50_000, unique("card")));
        resident.post(CHARGES, charge(50_000, unique("card")));
        Answer full = resident.post(CHARGES, charge(1_000, unique("card")));
        assertThat(full.status()).isEqualTo(422);
        assertThat(full.code()).isIn("HOLDING_LIMIT_EXCEEDED", "DAILY_CHARGE_LIMIT_EXCEEDED");
    }

    @Test
    void one_card_charges_few_wallets() {
        String card = "card=" + UUID.randomUUID().toString().replace("-", "");
        for (int wallet = 0; wallet < 3; wallet++) {
            assertThat(resident(wallet()).post(CHARGES, charge(1_000, unique("a") + card)).status())
                    .isEqualTo(201);
        }
        Answer fourth = resident(wallet()).post(CHARGES, charge(1_000, unique("a") + card));
        assertThat(fourth.status()).isEqualTo(422);
        assertThat(fourth.code()).isEqualTo("INSTRUMENT_LIMIT_EXCEEDED");
    }

    @Test
    void a_counters_channel_and_wrong_fields_are_not_for_residents() {
        ApiClient resident = resident(wallet());
        Answer counter =
                resident.post(
                        CHARGES,
                        "{\"amount\":1000,\"channel\":\"COUNTER\",\"fundingReference\":\"r\"}");
        assertThat(counter.status()).isEqualTo(400);
        assertThat(counter.json().path("errors").path(0).path("field").asString())
                .isEqualTo("channel");
        Answer all = resident.post(CHARGES, "{}");
        assertThat(all.json().path("errors")).hasSize(2);
        assertThat(resident.post(CHARGES, charge(1_000, "")).status()).isEqualTo(400);
    }

    @Test
    void anothers_charge_and_malformed_ids_are_not_found() {
        Answer mine = resident(wallet()).post(CHARGES, charge(1_000, unique("card")));
        ApiClient other = resident(wallet());
        Answer notMine = other.get(CHARGES + "/" + mine.text("chargeId"));
        assertThat(notMine.status()).isEqualTo(404);
        assertThat(notMine.code()).isEqualTo("CHARGE_NOT_FOUND");
        assertThat(other.get(CHARGES + "/nonsense").status()).isEqualTo(404);
    }

    private static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }
}
