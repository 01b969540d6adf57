package jp.nagaokapay.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A public body that sends bills: what their tests have in common. */
abstract class BillStage extends HttpTest {
    static final String REQUESTS = "/shop/v1/payment-requests";
    static final String BATCHES = "/shop/v1/payment-request-batches";
    static final String KEPT = "/api/v1/wallet/payment-requests";
    static final String PAYMENTS = "/api/v1/wallet/payments";
    static final String HEADER = "reference,name,amount\n";

    @Autowired JdbcClient jdbc;

    MerchantId nursery;
    ApiClient biller;

    @BeforeEach
    void openTheNursery() {
        nursery = shop();
        biller = billerOf(nursery);
    }

    ApiClient billerOf(MerchantId merchantId) {
        return signedIn("biller", claims -> claims.claim("merchant", merchantId.value()));
    }

    static String bill(String requestId, long amount) {
        return bill(requestId, amount, "");
    }

    static String bill(String requestId, long amount, String more) {
        return """
        {"requestId": "%s", "title": "4月分 保育料", "amount": %d, "dueOn": "%s"%s}
        """
                .formatted(requestId, amount, nextWeek(), more);
    }

    Answer billed(String requestId, long amount) {
        Answer made = biller.post(REQUESTS, bill(requestId, amount));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        return made;
    }

    static Answer pay(ApiClient payer, String codeId) {
        return payer.post(KEPT + '/' + codeId + "/payment");
    }

    static Answer payScanned(ApiClient payer, String qr, long amount) {
        return payer.post(PAYMENTS, "{\"qr\": \"%s\", \"amount\": %d}".formatted(qr, amount));
    }

    static Answer scan(ApiClient payer, String qr) {
        return payer.post("/api/v1/wallet/scans", "{\"qr\": \"%s\"}".formatted(qr));
    }

    Answer withdraw(String requestId) {
        return biller.send("DELETE", REQUESTS + '/' + requestId, null, _ -> {});
    }

    Answer file(String key, String csv) {
        return file(key, csv, StandardCharsets.UTF_8);
    }

    Answer file(String csv) {
        return file(UUID.randomUUID().toString(), csv);
    }

    Answer file(String key, String csv, Charset charset) {
        return biller.send(
                "POST",
                BATCHES + "?title=" + encoded("4月分 保育料 " + csv.hashCode()) + "&dueOn=" + nextWeek(),
                null,
                request ->
                        request.header("Idempotency-Key", key).header("Content-Type", "text/csv"),
                HttpRequest.BodyPublishers.ofByteArray(csv.getBytes(charset)));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void letTheDueDatePass(String requestId) {
        jdbc.sql(
                        """
                        UPDATE bill_issue SET due_on = ? WHERE issue_id IN (
                            SELECT issue_id FROM bill WHERE merchant_id = ? AND request_id = ?)
                        """)
                .params(today().minusDays(1), nursery.value(), requestId)
                .update();
    }

    ApiClient parent(long yen) {
        return resident(walletWith(yen));
    }

    ApiClient parentOf(WalletId walletId) {
        return resident(walletId);
    }

    long available(ApiClient payer) {
        return payer.get("/api/v1/wallet").number("available");
    }

    static LocalDate today() {
        return BusinessDate.of(java.time.Instant.now());
    }

    static LocalDate nextWeek() {
        return today().plusDays(7);
    }
}
