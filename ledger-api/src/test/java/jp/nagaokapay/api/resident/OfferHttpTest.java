package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.codes.CodeTerms;
import jp.nagaokapay.codes.Mutations;
import jp.nagaokapay.ledger.merchant.MerchantCommand.SuspendMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A terminal shows a code for one payment, and somebody pays it. */
class OfferHttpTest extends OfferStage {
    @Test
    void a_code_for_one_payment_is_paid_and_the_shop_finds_it_by_its_own_id() {
        ApiClient payer = resident(walletWith(5_000));
        String qr = code("A-1", 1_200);

        Answer paid = pay(payer, qr, 1_200);

        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text("status")).isEqualTo("CAPTURED");
        assertThat(paid.text("mode")).isEqualTo("MPM");
        assertThat(paid.text("merchantPaymentId")).isEqualTo("A-1");
        assertThat(paid.text("merchantId")).isEqualTo(shop.value());
        assertThat(paid.number("captured")).isEqualTo(1_200);
        assertThat(available(payer)).isEqualTo(3_800);
        Answer seen = terminal.get(TERMINAL_PAYMENTS + "A-1");
        assertThat(seen.text("paymentId")).isEqualTo(paid.text("paymentId"));
        assertThat(seen.text("status")).isEqualTo("CAPTURED");
        assertThat(
                        terminal.post(
                                        TERMINAL_PAYMENTS + "A-1/refunds",
                                        "{\"merchantRefundId\": \"R-1\", \"amount\": 200}")
                                .status())
                .isEqualTo(201);
        assertThat(available(payer)).isEqualTo(4_000);
    }

    @Test
    void a_code_may_hold_and_the_terminal_captures_later() {
        ApiClient payer = resident(walletWith(5_000));
        String qr =
                terminal.post(
                                CODES,
                                "{\"merchantPaymentId\":\"A-1\",\"amount\":900,\"capture\":false}")
                        .text("payload");

        Answer held = pay(payer, qr, 900);

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.text("status")).isEqualTo("AUTHORIZED");
        assertThat(held.json().has("expiresAt")).isTrue();
        assertThat(
                        terminal.post(TERMINAL_PAYMENTS + "A-1/capture", "{\"amount\": 400}")
                                .number("captured"))
                .isEqualTo(400);
        assertThat(available(payer)).isEqualTo(4_600);
    }

    @Test
    void before_paying_the_payer_sees_the_registered_name_whatever_the_code_says() {
        ApiClient payer = resident(walletWith(5_000));
        Answer offered = terminal.post(CODES, "{\"merchantPaymentId\": \"A-1\", \"amount\": 1200}");

        Answer scanned = scan(payer, offered.text("payload"));
        Answer sticker = scan(payer, codes.staticPayload(facts(shop, "偽の名前")));

        String name = directory.find(shop).orElseThrow().profile().name();
        assertThat(scanned.status()).isEqualTo(200);
        assertThat(scanned.text("merchantId")).isEqualTo(shop.value());
        assertThat(scanned.text("merchantName")).isEqualTo(name);
        assertThat(scanned.number("amount")).isEqualTo(1_200);
        assertThat(scanned.text("merchantPaymentId")).isEqualTo("A-1");
        assertThat(scanned.text("expiresAt")).isEqualTo(offered.text("expiresAt"));
        assertThat(sticker.text("merchantName")).isEqualTo(name);
        assertThat(sticker.json().has("amount")).isFalse();
        assertThat(sticker.json().has("expiresAt")).isFalse();
    }

    @Test
    void a_code_in_which_anything_was_changed_is_refused() {
        ApiClient payer = resident(walletWith(50_000));
        MerchantId another = shop();
        CodeTerms terms = Objects.requireNonNull(codes.read(code("A-1", 1_200)).terms());

        List<String> changed =
                List.of(
                        codes.dynamicPayload(facts(shop, "越後屋"), 12, terms),
                        codes.dynamicPayload(facts(another, "越後屋"), 1_200, terms),
                        changed(new CodeTerms("A-2", terms.expiresAt(), true, terms.seal())),
                        changed(new CodeTerms("A-1", terms.expiresAt(), false, terms.seal())),
                        changed(
                                new CodeTerms(
                                        "A-1",
                                        terms.expiresAt().plusSeconds(60),
                                        true,
                                        terms.seal())),
                        changed(
                                new CodeTerms(
                                        "A-1",
                                        terms.expiresAt(),
                                        true,
                                        terms.seal().substring(0, 42))));
        for (String qr : changed) {
            long amount = Objects.requireNonNull(codes.read(qr).amount());
            Answer refused = pay(payer, qr, amount);
            assertThat(refused.status()).as(qr).isEqualTo(422);
            assertThat(refused.code()).as(qr).isEqualTo("QR_SEAL_WRONG");
            assertThat(scan(payer, qr).code()).as(qr).isEqualTo("QR_SEAL_WRONG");
        }
        assertThat(available(payer)).isEqualTo(50_000);
        assertThat(pay(payer, changed(terms), 1_200).status()).isEqualTo(201);
    }

    @Test
    void the_amount_in_the_request_is_the_one_in_the_code() {
        ApiClient payer = resident(walletWith(5_000));

        Answer refused = pay(payer, code("A-1", 1_200), 120);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("QR_AMOUNT_DIFFERS");
    }

    @Test
    void a_code_is_over_at_its_end_and_whoever_paid_it_is_told_that_instead() {
        WalletId wallet = walletWith(5_000);
        ApiClient payer = resident(wallet);
        Instant now = Instant.now();
        String over = sealed("A-1", 1_200, Instant.ofEpochSecond(now.getEpochSecond()));

        Answer refused = pay(payer, over, 1_200);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("QR_EXPIRED");
        assertThat(scan(payer, over).code()).isEqualTo("QR_EXPIRED");

        Instant soon = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3);
        String qr = sealed("A-2", 700, soon);
        String key = UUID.randomUUID().toString();
        Answer paid = payer.post(PAYMENTS, key, order(qr, 700));
        assertThat(paid.status()).isEqualTo(201);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !Instant.now().isBefore(soon));
        Answer late = pay(payer, qr, 700);
        assertThat(late.code()).isEqualTo("PAYMENT_EXISTS");
        assertThat(late.json().at("/payment/paymentId").asString())
                .isEqualTo(paid.text("paymentId"));
        Answer retried = payer.post(PAYMENTS, key, order(qr, 700));
        assertThat(retried.status()).isEqualTo(201);
        assertThat(retried.replayed()).isTrue();
        assertThat(retried.json()).isEqualTo(paid.json());
    }

    @Test
    void a_code_is_paid_once_and_the_second_payer_sees_nothing_of_the_first() {
        ApiClient first = resident(walletWith(5_000));
        ApiClient second = resident(walletWith(5_000));
        String qr = code("A-1", 1_200);
        String paymentId = pay(first, qr, 1_200).text("paymentId");

        Answer again = pay(first, qr, 1_200);
        Answer other = pay(second, qr, 1_200);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.code()).isEqualTo("PAYMENT_EXISTS");
        assertThat(again.json().at("/payment/paymentId").asString()).isEqualTo(paymentId);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("PAYMENT_EXISTS");
        assertThat(other.json().has("payment")).isFalse();
        assertThat(other.raw().body()).doesNotContain(paymentId);
        assertThat(scan(second, qr).code()).isEqualTo("PAYMENT_EXISTS");
        assertThat(scan(second, qr).raw().body()).doesNotContain(paymentId);
        assertThat(available(first)).isEqualTo(3_800);
        assertThat(available(second)).isEqualTo(5_000);
    }

    @Test
    void a_code_that_the_terminal_gave_up_is_not_paid_any_more() {
        ApiClient payer = resident(walletWith(5_000));
        String qr = code("A-1", 1_200);
        Answer ended = terminal.send("DELETE", CODES + "/A-1", null, _ -> {});

        Answer refused = pay(payer, qr, 1_200);

        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.text("status")).isEqualTo("VOIDED");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("PAYMENT_VOIDED");
        assertThat(scan(payer, qr).code()).isEqualTo("PAYMENT_VOIDED");
        assertThat(available(payer)).isEqualTo(5_000);
    }

    @Test
    void a_shop_that_was_suspended_meanwhile_is_not_paid() {
        ApiClient payer = resident(walletWith(5_000));
        String qr = code("A-1", 1_200);
        ledger.send(new SuspendMerchant(shop, "調査"));

        assertThat(pay(payer, qr, 1_200).code()).isEqualTo("MERCHANT_SUSPENDED");
        assertThat(scan(payer, qr).code()).isEqualTo("MERCHANT_SUSPENDED");
    }

    @Test
    void an_amount_that_nobody_can_pay_gets_no_code() {
        Answer refused =
                terminal.post(CODES, "{\"merchantPaymentId\": \"A-1\", \"amount\": 100001}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("PAYMENT_AMOUNT_OUT_OF_BOUNDS");
    }

    @Test
    void what_is_no_code_of_ours_is_said_to_be_so() {
        ApiClient payer = resident(wallet());

        String address = "https://qr.paypay.ne.jp/" + "p".repeat(2_000);
        assertThat(scan(payer, address).status()).isEqualTo(422);
        assertThat(scan(payer, address).code()).isEqualTo("QR_NOT_OURS");
        assertThat(scan(payer, "0002010102").status()).isEqualTo(400);
        assertThat(scan(payer, "0002010102").code()).isEqualTo("QR_MALFORMED");
        assertThat(scan(payer, codes.staticPayload(facts(MerchantId.next(), "越後屋"))).code())
                .isEqualTo("MERCHANT_NOT_FOUND");
        assertThat(payer.post(SCANS, "{}").status()).isEqualTo(400);
    }

    @Test
    void ten_thousand_mutations_of_a_code_are_answered_with_a_clear_refusal_and_nothing_else()
            throws Exception {
        ApiClient payer = resident(wallet());
        String sealed = code("A-1", 1_200);
        Random random = new Random(20_230_403);
        List<Callable<Answer>> attempts = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String mutated = Mutations.of(sealed, random);
            if (!mutated.strip().equals(sealed)) {
                String body = JSON.writeValueAsString(Map.of("qr", mutated));
                attempts.add(() -> payer.post(SCANS, body));
            }
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Answer> answer : threads.invokeAll(attempts)) {
                assertThat(answer.get().status()).isIn(400, 422);
                assertThat(answer.get().code())
                        .isIn("QR_MALFORMED", "QR_CRC_WRONG", "QR_NOT_OURS", "VALIDATION_FAILED");
            }
        }
    }
}
