package jp.nagaokapay.acceptance.shopday;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A till that asks again, under the same key, until it knows what happened. */
final class Till {
    private static final String PAYMENTS = "/terminal/v1/payments";

    private final Door door;

    Till(Door door) {
        this.door = door;
    }

    Answer pay(String id, String key, String code, long yen, boolean capture) {
        return door.post(
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

    Answer capture(String id, String key, long yen) {
        return door.post(PAYMENTS + '/' + id + "/capture", key, json(Map.of("amount", yen)));
    }

    Answer voidPayment(String id, String key) {
        return door.post(PAYMENTS + '/' + id + "/void", key, "{}");
    }

    Answer refund(String id, String key, String refundId, long yen) {
        return door.post(
                PAYMENTS + '/' + id + "/refunds",
                key,
                json(Map.of("merchantRefundId", refundId, "amount", yen)));
    }

    Answer find(String id) {
        return door.get(PAYMENTS + '/' + id);
    }

    /** What the sticker on the counter says. */
    String sticker() {
        return door.get("/terminal/v1/qr-codes/static")
                .require(200, "the printed code")
                .text("payload");
    }

    /** A code for one payment, shown on the till's screen. */
    Answer show(String id, String key, long yen) {
        return door.post(
                "/terminal/v1/qr-codes", key, json(Map.of("merchantPaymentId", id, "amount", yen)));
    }

    private static String json(Map<String, ?> body) {
        return JsonMapper.shared().writeValueAsString(body);
    }
}
