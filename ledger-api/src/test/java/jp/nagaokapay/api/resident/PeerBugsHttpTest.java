package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What went wrong with payments elsewhere, as people met it; each by its name. */
class PeerBugsHttpTest extends HttpTest {
    private static final int STORM = 150;
    private static final int PAYMENTS = 30;

    @Autowired private MerchantCodes codes;

    /** The name on a swapped sticker is what the swindler wrote; the app shows the registered. */
    @Test
    void a_swapped_qr_sticker__the_payer_sees_whose_code_it_really_is_before_paying() {
        MerchantId swindler = shop();
        String sticker =
                codes.staticPayload(
                        new ShopFacts(
                                swindler.value(),
                                "HONEST BAKERY",
                                "正直パン",
                                "5812",
                                "9400062",
                                null));

        Answer shown =
                resident(walletWith(1_000))
                        .post("/api/v1/wallet/scans", "{\"qr\": \"%s\"}".formatted(sticker));

        assertThat(shown.status()).as(shown.raw().body()).isEqualTo(200);
        assertThat(shown.text("merchantId")).isEqualTo(swindler.value());
        assertThat(shown.text("merchantName")).startsWith("越後屋").doesNotContain("正直パン");
    }

    /** Nothing that a payer holds up is proof; what the server says is. */
    @Test
    void a_screenshot_or_a_recorded_sound__the_server_tells_the_shop_what_was_paid() {
        ApiClient terminal =
                signedIn(
                        "terminal",
                        claims ->
                                claims.claim("merchant", "merchant:demo")
                                        .claim("terminal", "terminal:demo"));
        ApiClient payer = resident(walletWith(5_000));

        assertThat(terminal.get("/terminal/v1/payments/payment:" + UUID.randomUUID()).code())
                .isEqualTo("PAYMENT_NOT_FOUND");
        Answer paid =
                payer.post("/api/v1/wallet/payments", pay(new MerchantId("merchant:demo"), 610));

        Answer told = terminal.get("/terminal/v1/payments/" + paid.text("merchantPaymentId"));
        assertThat(told.text("status")).isEqualTo("CAPTURED");
        assertThat(told.number("captured")).isEqualTo(610);
    }

    /** PayPay, 2018. */
    @Test
    void charged_and_paid_twice_on_retry__the_same_key_charges_and_pays_once() {
        WalletId wallet = wallet();
        ApiClient resident = resident(wallet);
        MerchantId shop = shop();
        String charge = charge(3_000, "card-" + UUID.randomUUID());
        for (int i = 0; i < 3; i++) {
            assertThat(resident.post("/api/v1/wallet/charges", "charge-1", charge).status())
                    .isEqualTo(201);
            assertThat(resident.post("/api/v1/wallet/payments", "pay-1", pay(shop, 1_000)).status())
                    .isEqualTo(201);
        }

        assertThat(resident.get("/api/v1/wallet").number("available")).isEqualTo(2_000);
    }

    /** 桑都ペイ, 長崎あじさいpay: the opening minute took payments down with it. */
    @Test
    void a_storm_of_charges__payments_go_through_beside_it() throws Exception {
        MerchantId shop = shop();
        ApiClient payer = resident(walletWith(20_000));
        List<WalletId> wallets = new ArrayList<>();
        for (int i = 0; i < STORM; i++) {
            wallets.add(wallet());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> charges = new ArrayList<>();
            for (WalletId wallet : wallets) {
                charges.add(
                        threads.submit(() ->
                                resident(wallet)
                                        .post(
                                                "/api/v1/wallet/charges",
                                                charge(1_000, "storm-" + UUID.randomUUID()))));
            }
            for (int i = 0; i < PAYMENTS; i++) {
                Answer paid = payer.post("/api/v1/wallet/payments", pay(shop, 100 + i));
                assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
            }
            for (Future<Answer> charge : charges) {
                assertThat(charge.get().status()).isIn(201, 503);
            }
        }
        long paid = 100L * PAYMENTS + PAYMENTS * (PAYMENTS - 1) / 2;
        assertThat(payer.get("/api/v1/wallet").number("available")).isEqualTo(20_000 - paid);
    }
}
