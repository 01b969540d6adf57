package jp.nagaokapay.api.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;

class CounterHttpTest extends HttpTest {
    private static final String CHARGES = "/counter/v1/charges";

    @Test
    void a_clerk_charges_a_wallet_for_cash_once_per_receipt() {
        WalletId walletId = wallet();
        ApiClient clerk = with("counter");
        String receipt = UUID.randomUUID().toString();

        Answer charged = clerk.post(CHARGES, cash(walletId, 10_000, receipt));
        Answer again = clerk.post(CHARGES, cash(walletId, 10_000, receipt));

        assertThat(charged.status()).isEqualTo(201);
        assertThat(charged.text("channel")).isEqualTo("COUNTER");
        assertThat(charged.number("available")).isEqualTo(10_000);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("FUNDING_REFERENCE_USED");
        assertThat(resident(walletId).get("/api/v1/wallet").number("paid")).isEqualTo(10_000);
    }

    @Test
    void a_mistaken_charge_is_undone_while_unspent() {
        WalletId walletId = wallet();
        ApiClient clerk = with("counter");
        String chargeId =
                clerk.post(CHARGES, cash(walletId, 10_000, UUID.randomUUID().toString()))
                        .text("chargeId");
        String key = UUID.randomUUID().toString();

        Answer undone = reverse(clerk, chargeId, key);
        Answer again = reverse(clerk, chargeId, key);

        assertThat(undone.status()).isEqualTo(201);
        assertThat(undone.text("status")).isEqualTo("REVERSED");
        assertThat(undone.number("available")).isZero();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(resident(walletId).get("/api/v1/wallet").number("available")).isZero();
    }

    @Test
    void a_spent_charge_stays() {
        WalletId walletId = wallet();
        ApiClient clerk = with("counter");
        String chargeId =
                clerk.post(CHARGES, cash(walletId, 1_000, UUID.randomUUID().toString()))
                        .text("chargeId");
        resident(walletId).post("/api/v1/wallet/payments", pay(shop(), 1));

        Answer refused = reverse(clerk, chargeId, UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("CHARGE_ALREADY_SPENT");
    }

    @Test
    void what_no_counter_charged_is_not_found() {
        ApiClient clerk = with("counter");
        WalletId walletId = wallet();
        String byCard =
                resident(walletId)
                        .post("/api/v1/wallet/charges", charge(1_000, UUID.randomUUID().toString()))
                        .text("chargeId");
        for (String chargeId : new String[] {byCard, "charge:unknown", "nonsense"}) {
            assertThat(reverse(clerk, chargeId, UUID.randomUUID().toString()).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_unknown_wallet_is_refused() {
        Answer refused =
                with("counter")
                        .post(CHARGES, cash(WalletId.next(), 1_000, UUID.randomUUID().toString()));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("WALLET_NOT_FOUND");
    }

    @Test
    void the_fields_are_checked() {
        Answer wrong = with("counter").post(CHARGES, "{\"walletId\": null, \"amount\": -1}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors")).hasSize(3);
    }

    private static Answer reverse(ApiClient clerk, String chargeId, String key) {
        return clerk.send(
                "POST",
                CHARGES + "/" + chargeId + "/reversal",
                null,
                request -> request.header("Idempotency-Key", key));
    }

    private static String cash(WalletId walletId, long yen, String receipt) {
        return """
        {"walletId": "%s", "amount": %d, "receiptNumber": "%s"}
        """
                .formatted(walletId, yen, receipt);
    }
}
