package jp.nagaokapay.acceptance.shopday;

import java.util.Map;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import tools.jackson.databind.json.JsonMapper;

/** A terminal that retries under the same idempotency key until it knows what happened. */
final class TerminalClient {
    private static final String PAYMENTS = "/terminal/v1/payments";

    private final ApiClient api;

    TerminalClient(ApiClient api) {
        this.api = api;
    }

    ApiResponse pay(String id, String key, String code, long yen, boolean capture) {
        return api.post(
                PAYMENTS,
                key,
                json(
                        Map.of(
                                "merchantPaymentId",
                                id,
                                "code",
                                code,
                                "amount",
                                yen,
                                "capture",
                                capture,
                                "agreeSimilarPayment",
                                true)));
    }

    ApiResponse capture(String id, String key, long yen) {
        return api.post(PAYMENTS + '/' + id + "/capture", key, json(Map.of("amount", yen)));
    }

    ApiResponse voidPayment(String id, String key) {
        return api.post(PAYMENTS + '/' + id + "/void", key, "{}");
    }

    ApiResponse refund(String id, String key, String refundId, long yen) {
        return api.post(
                PAYMENTS + '/' + id + "/refunds",
                key,
                json(Map.of("merchantRefundId", refundId, "amount", yen)));
    }

    ApiResponse find(String id) {
        return api.get(PAYMENTS + '/' + id);
    }

    /** The payload of the shop's static QR code. */
    String sticker() {
        return api.get("/terminal/v1/qr-codes/static")
                .require(200, "the printed code")
                .text("payload");
    }

    /** A code for one payment, shown on the terminal's screen. */
    ApiResponse show(String id, String key, long yen) {
        return api.post(
                "/terminal/v1/qr-codes", key, json(Map.of("merchantPaymentId", id, "amount", yen)));
    }

    private static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
