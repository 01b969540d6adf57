package jp.nagaokapay.api.resident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.shop.OfferSeals;
import jp.nagaokapay.codes.CodeTerms;
import jp.nagaokapay.codes.MerchantCodes;
import jp.nagaokapay.codes.Offer;
import jp.nagaokapay.codes.ShopFacts;
import jp.nagaokapay.ledger.merchant.MerchantCommand.EnrolTerminal;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A shop with a terminal that shows codes: what the tests of dynamic codes have in common. */
abstract class OfferStage extends HttpTest {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final String PAYMENTS = "/api/v1/wallet/payments";
    static final String SCANS = "/api/v1/wallet/scans";
    static final String CODES = "/terminal/v1/qr-codes";
    static final String TERMINAL_PAYMENTS = "/terminal/v1/payments/";

    @Autowired MerchantCodes codes;
    @Autowired MerchantDirectory directory;
    @Autowired OfferSeals seals;

    MerchantId shop;
    ApiClient terminal;

    @BeforeEach
    void openTheShop() {
        shop = shop();
        terminal = terminal(shop);
    }

    /** Whoever is first, the other is refused, and no value stays held. */
    @Test
    void giving_up_against_paying_has_one_winner() throws Exception {
        for (int round = 0; round < 5; round++) {
            ApiClient payer = resident(walletWith(1_000));
            String id = "A-" + round;
            String qr = code(id, 500);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Answer> paid = threads.submit(() -> pay(payer, qr, 500));
                Future<Answer> ended =
                        threads.submit(
                                () -> terminal.send("DELETE", CODES + '/' + id, null, _ -> {}));
                boolean isPaid = paid.get().status() == 201;
                assertThat(ended.get().status()).isEqualTo(isPaid ? 422 : 200);
                assertThat(ended.get().code()).isEqualTo(isPaid ? "PAYMENT_ALREADY_CAPTURED" : "");
                assertThat(paid.get().code()).isEqualTo(isPaid ? "" : "PAYMENT_VOIDED");
                assertThat(available(payer)).isEqualTo(isPaid ? 500 : 1_000);
            }
        }
    }

    ApiClient terminal(MerchantId merchantId) {
        TerminalId terminalId = TerminalId.next();
        ledger.send(new EnrolTerminal(merchantId, terminalId, "レジ 1"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> directory.terminalIsLive(merchantId, terminalId));
        return signedIn(
                "terminal",
                claims ->
                        claims.claim("merchant", merchantId.value())
                                .claim("terminal", terminalId.value()));
    }

    String code(String id, long amount) {
        Answer made =
                terminal.post(
                        CODES,
                        "{\"merchantPaymentId\": \"%s\", \"amount\": %d}".formatted(id, amount));
        assertThat(made.status()).isEqualTo(201);
        return made.text("payload");
    }

    /** A code of this shop that ends when a test wants it to. */
    String sealed(String id, long amount, Instant end) {
        String seal = seals.seal(new Offer(shop.value(), id, amount, true, end));
        return codes.dynamicPayload(facts(shop, "越後屋"), amount, new CodeTerms(id, end, true, seal));
    }

    String changed(CodeTerms terms) {
        return codes.dynamicPayload(facts(shop, "越後屋"), 1_200, terms);
    }

    static ShopFacts facts(MerchantId merchantId, String name) {
        return new ShopFacts(merchantId.value(), "ECHIGOYA", name, "5812", "9400062", null);
    }

    static Answer pay(ApiClient payer, String qr, long amount) {
        return payer.post(PAYMENTS, order(qr, amount));
    }

    static String order(String qr, long amount) {
        return "{\"qr\": \"%s\", \"amount\": %d}".formatted(qr, amount);
    }

    static Answer scan(ApiClient payer, String qr) {
        return payer.post(SCANS, "{\"qr\": \"%s\"}".formatted(qr));
    }

    long available(ApiClient payer) {
        return payer.get("/api/v1/wallet").number("available");
    }
}
