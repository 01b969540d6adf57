package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.WalletCommand.SuspendWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentHttpTest extends HttpTest {
    private static final String PAYMENTS = "/api/v1/wallet/payments";

    @Autowired private MerchantCodes codes;

    @Test
    void a_payer_pays_at_a_shops_sticker() {
        MerchantId shop = shop();
        ApiClient resident = resident(walletWith(5_000));
        String sticker =
                codes.staticPayload(
                        new ShopFacts(shop.value(), "ECHIGOYA", "越後屋", "5812", "9400062", null));

        Answer paid =
                resident.post(PAYMENTS, "{\"qr\": \"%s\", \"amount\": 1200}".formatted(sticker));

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text("merchantId")).isEqualTo(shop.value());
        assertThat(paid.text("mode")).isEqualTo("MPM");
        assertThat(paid.text("status")).isEqualTo("CAPTURED");
        assertThat(paid.number("amount")).isEqualTo(1_200);
        assertThat(paid.number("captured")).isEqualTo(1_200);
        assertThat(paid.number("paid")).isEqualTo(1_200);
        assertThat(paid.number("points")).isZero();
        assertThat(paid.text("merchantPaymentId")).isEqualTo(paid.text("paymentId"));
        assertThat(paid.json().has("expiresAt")).isFalse();
        assertThat(resident.get(PAYMENTS + "/" + paid.text("paymentId")).json())
                .isEqualTo(paid.json());
        assertThat(resident.get("/api/v1/wallet").number("available")).isEqualTo(3_800);
    }

    @Test
    void the_statement_has_the_payment_at_once() {
        MerchantId shop = shop();
        ApiClient resident = resident(walletWith(5_000));
        resident.post(PAYMENTS, pay(shop, 700));

        assertThat(resident.get("/api/v1/wallet/history").json().path("entries")).hasSize(2);
        Answer history = resident.get("/api/v1/wallet/history?limit=1");
        assertThat(history.json().at("/entries/0/type").asString()).isEqualTo("PAYMENT");
        assertThat(history.json().at("/entries/0/amount").asLong()).isEqualTo(700);
        assertThat(history.json().at("/entries/0/balanceAfter").asLong()).isEqualTo(4_300);
        assertThat(history.json().at("/entries/0/merchantName").asString()).startsWith("越後屋");
        Answer older =
                resident.get("/api/v1/wallet/history?limit=1&after=" + history.number("next"));
        assertThat(older.json().at("/entries/0/type").asString()).isEqualTo("CHARGE");
        assertThat(older.json().has("next")).isFalse();
        assertThat(resident.get("/api/v1/wallet/history?limit=0").status()).isEqualTo(400);
        assertThat(resident.get("/api/v1/wallet/history?after=x").status()).isEqualTo(400);
    }

    @Test
    void one_key_fifty_times_at_once_is_one_payment_with_one_answer() throws Exception {
        MerchantId shop = shop();
        ApiClient resident = resident(walletWith(5_000));
        String key = UUID.randomUUID().toString();
        Callable<Answer> attempt = () -> resident.post(PAYMENTS, key, pay(shop, 100));
        List<Answer> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    threads
                            .invokeAll(IntStream.range(0, 50).mapToObj(_ -> attempt).toList())
                            .stream()
                            .map(Future::resultNow)
                            .toList();
        }

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.raw().body()).distinct()).hasSize(1);
        assertThat(answers.stream().filter(Answer::replayed)).hasSize(49);
        assertThat(resident.get("/api/v1/wallet").number("available")).isEqualTo(4_900);
    }

    @Test
    void a_refusal_is_kept_for_its_key_and_decided_afresh_for_another() {
        MerchantId shop = shop();
        WalletId walletId = wallet();
        ApiClient resident = resident(walletId);
        String key = UUID.randomUUID().toString();

        Answer refused = resident.post(PAYMENTS, key, pay(shop, 100));
        resident.post("/api/v1/wallet/charges", charge(1_000, UUID.randomUUID().toString()));
        Answer again = resident.post(PAYMENTS, key, pay(shop, 100));
        Answer another = resident.post(PAYMENTS, pay(shop, 100));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(refused.replayed()).isFalse();
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(again.replayed()).isTrue();
        assertThat(another.status()).isEqualTo(201);
    }

    @Test
    void a_second_equal_payment_within_a_minute_needs_the_payers_word_and_burns_no_key() {
        MerchantId shop = shop();
        ApiClient resident = resident(walletWith(5_000));
        resident.post(PAYMENTS, pay(shop, 300));
        String key = UUID.randomUUID().toString();

        Answer similar = resident.post(PAYMENTS, key, pay(shop, 300));
        Answer again = resident.post(PAYMENTS, key, pay(shop, 300));
        Answer agreed =
                resident.post(
                        PAYMENTS,
                        """
                        {"merchantId": "%s", "amount": 300, "agreeSimilarPayment": true}
                        """
                                .formatted(shop));

        assertThat(similar.status()).isEqualTo(422);
        assertThat(similar.code()).isEqualTo("SIMILAR_PAYMENT");
        assertThat(again.code()).isEqualTo("SIMILAR_PAYMENT");
        assertThat(again.replayed()).isFalse();
        assertThat(agreed.status()).isEqualTo(201);
    }

    @Test
    void from_the_moment_of_its_suspension_a_shop_is_not_paid() {
        MerchantId shop = shop();
        ApiClient resident = resident(walletWith(5_000));
        assertThat(resident.post(PAYMENTS, pay(shop, 200)).status()).isEqualTo(201);
        ledger.send(new SuspendMerchant(shop, "調査"));

        Answer suspended = resident.post(PAYMENTS, pay(shop, 100));
        Answer unknown = resident.post(PAYMENTS, pay(MerchantId.next(), 100));

        assertThat(suspended.status()).isEqualTo(422);
        assertThat(suspended.code()).isEqualTo("MERCHANT_SUSPENDED");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo("MERCHANT_NOT_FOUND");
    }

    @Test
    void a_suspended_wallet_pays_nothing() {
        MerchantId shop = shop();
        WalletId walletId = walletWith(5_000);
        ledger.send(new SuspendWallet(walletId, "紛失"));

        Answer refused = resident(walletId).post(PAYMENTS, pay(shop, 100));

        assertThat(refused.code()).isEqualTo("WALLET_SUSPENDED");
        assertThat(resident(walletId).get("/api/v1/wallet").text("status")).isEqualTo("SUSPENDED");
    }

    @Test
    void a_malformed_order_says_what_is_wrong() {
        MerchantId shop = shop();
        ApiClient resident = resident(walletWith(1_000));
        for (String body :
                List.of(
                        "{\"amount\": 100}",
                        "{\"amount\": 100, \"qr\": \"x\", \"merchantId\": \"%s\"}".formatted(shop),
                        "{\"merchantId\": \"%s\"}".formatted(shop),
                        "{\"merchantId\": \"%s\", \"amount\": 0}".formatted(shop),
                        "{\"merchantId\": \"%s\", \"amount\": \"100\"}".formatted(shop),
                        "{\"merchantId\": \"%s\", \"amount\": 100.5}".formatted(shop),
                        "{\"merchantId\": \"shop:1\", \"amount\": 100}",
                        "{\"merchantId\": \"%s\", \"amount\": 100, \"tip\": 1}".formatted(shop))) {
            Answer refused = resident.post(PAYMENTS, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.code()).as(body).isEqualTo("VALIDATION_FAILED");
            assertThat(refused.json().path("errors")).as(body).isNotEmpty();
        }
        assertThat(resident.post(PAYMENTS, pay(shop, 100_001)).code())
                .isEqualTo("PAYMENT_AMOUNT_OUT_OF_BOUNDS");
        Answer cut = resident.post(PAYMENTS, "{\"qr\": \"0002010102\", \"amount\": 100}");
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.code()).isEqualTo("QR_MALFORMED");
    }

    @Test
    void a_move_of_money_needs_a_key() {
        ApiClient resident = resident(walletWith(1_000));
        Answer missing = resident.send("POST", PAYMENTS, pay(shop(), 100), _ -> {});
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.code()).isEqualTo("IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void two_residents_may_use_the_same_key() {
        MerchantId shop = shop();
        String key = UUID.randomUUID().toString();
        Answer one = resident(walletWith(1_000)).post(PAYMENTS, key, pay(shop, 100));
        Answer other = resident(walletWith(1_000)).post(PAYMENTS, key, pay(shop, 100));
        assertThat(one.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.text("paymentId")).isNotEqualTo(one.text("paymentId"));
    }

    @Test
    void anothers_payment_is_not_found() {
        Answer paid = resident(walletWith(1_000)).post(PAYMENTS, pay(shop(), 100));
        Answer notMine = resident(wallet()).get(PAYMENTS + "/" + paid.text("paymentId"));
        assertThat(notMine.status()).isEqualTo(404);
        assertThat(notMine.code()).isEqualTo("PAYMENT_NOT_FOUND");
    }

    @Test
    void a_payment_code_is_shown_as_qr_and_barcode() {
        Answer code = resident(wallet()).post("/api/v1/wallet/payment-codes");
        assertThat(code.status()).isEqualTo(201);
        assertThat(code.text("codeId")).startsWith("code:");
        assertThat(code.text("payload")).startsWith("hQVKUFFS");
        assertThat(code.text("barcode")).matches("\\d{24}");
        assertThat(code.text("expiresAt")).endsWith("Z");
    }
}
