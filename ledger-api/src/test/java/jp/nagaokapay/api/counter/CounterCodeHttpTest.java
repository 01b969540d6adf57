package jp.nagaokapay.api.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.Pdfs;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer shows the code of their own wallet, and takes a receipt home. */
class CounterCodeHttpTest extends HttpTest {
    private static final String CHARGES = "/counter/v1/charges";
    private static final String UNKNOWN = "hQVDUFYwMWE";

    @Autowired private JdbcClient jdbc;

    @Test
    void a_customers_code_is_charged_and_still_pays_afterwards() {
        WalletId wallet = wallet();
        ApiClient clerk = with("counter");
        Answer code = resident(wallet).post("/api/v1/wallet/payment-codes");

        for (String scanned : new String[] {code.text("payload"), code.text("barcode")}) {
            assertThat(clerk.post(CHARGES, charge(scanned)).status()).isEqualTo(201);
        }

        assertThat(resident(wallet).get("/api/v1/wallet").number("paid")).isEqualTo(2_000);
        Answer paid =
                terminal()
                        .post(
                                "/terminal/v1/payments",
                                """
                                {"merchantPaymentId": "%s", "code": "%s", "amount": 500}
                                """
                                        .formatted(UUID.randomUUID(), code.text("barcode")));
        assertThat(paid.status()).isEqualTo(201);
    }

    @Test
    void the_same_request_is_answered_the_same_after_the_code_has_ended() {
        WalletId wallet = wallet();
        ApiClient clerk = with("counter");
        String charge =
                charge(resident(wallet).post("/api/v1/wallet/payment-codes").text("barcode"));
        String chargeId = clerk.post(CHARGES, "the-same", charge).text("chargeId");
        end(wallet);

        Answer again = clerk.post(CHARGES, "the-same", charge);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.replayed()).isTrue();
        assertThat(again.text("chargeId")).isEqualTo(chargeId);
    }

    @Test
    void a_code_that_has_ended_charges_nothing_and_is_no_guess() {
        WalletId wallet = wallet();
        ApiClient clerk = with("counter");
        String code = resident(wallet).post("/api/v1/wallet/payment-codes").text("barcode");
        end(wallet);

        for (int i = 0; i < 25; i++) {
            assertThat(clerk.post(CHARGES, charge(code)).code()).isEqualTo("CODE_EXPIRED");
        }
    }

    @Test
    void codes_that_never_were_are_guesses() {
        ApiClient clerk = person("staff:" + UUID.randomUUID(), "counter");
        String real = resident(wallet()).post("/api/v1/wallet/payment-codes").text("barcode");
        String prefix = real.substring(0, real.length() - 16);

        for (int i = 0; i < 20; i++) {
            assertThat(clerk.post(CHARGES, charge(prefix + "%016d".formatted(i))).code())
                    .isEqualTo("CODE_UNKNOWN");
        }

        assertThat(clerk.post(CHARGES, charge(real)).status()).isEqualTo(429);
        assertThat(clerk.post(CHARGES, CounterForms.cash(wallet(), 1_000)).status()).isEqualTo(201);
        assertThat(with("counter").post(CHARGES, charge(real)).status()).isEqualTo(201);
    }

    @Test
    void exactly_one_of_them_says_whose_wallet_it_is() {
        ApiClient clerk = with("counter");
        String both =
                """
                {"walletId": "%s", "code": "%s", "amount": 1000, "receiptNumber": "r"}
                """
                        .formatted(WalletId.next(), UNKNOWN);

        assertThat(clerk.post(CHARGES, both).status()).isEqualTo(400);
        assertThat(clerk.post(CHARGES, "{\"amount\": 1000, \"receiptNumber\": \"r\"}").status())
                .isEqualTo(400);
        assertThat(clerk.post(CHARGES, charge(UNKNOWN)).status()).isIn(400, 422);
    }

    @Test
    void a_receipt_says_what_was_paid_and_shows_the_balance_only_when_it_is_wanted() {
        WalletId wallet = walletWith(4_000);
        String receipt = UUID.randomUUID().toString();
        String chargeId =
                with("counter")
                        .post(
                                CHARGES,
                                """
                                {"walletId": "%s", "amount": 10000, "receiptNumber": "%s"}
                                """
                                        .formatted(wallet, receipt))
                        .text("chargeId");
        String path = CHARGES + "/" + chargeId + "/receipt.pdf";

        assertThat(text(path))
                .contains("領収書", "10,000円", "現金", receipt.substring(0, 8), "発行者")
                .doesNotContain("14,000円");
        assertThat(text(path + "?balance=true")).contains("14,000円");
        with("counter").post(CHARGES + "/" + chargeId + "/reversal");
        assertThat(text(path)).contains("チャージ取消票");
        assertThat(with("counter").get(CHARGES + "/charge:unknown/receipt.pdf").status())
                .isEqualTo(404);
    }

    private String text(String path) {
        return Pdfs.text(base() + path, token("counter", _ -> {}));
    }

    private static String charge(String code) {
        return CounterForms.charge("code", code, 1_000);
    }

    private void end(WalletId wallet) {
        jdbc.sql("UPDATE payment_code SET expires_at = now() WHERE wallet_id = ?")
                .param(wallet.value())
                .update();
    }

    /** The demo's. */
    private ApiClient terminal() {
        return signedIn(
                "terminal",
                claims ->
                        claims.claim("merchant", "merchant:demo")
                                .claim("terminal", "terminal:demo"));
    }
}
