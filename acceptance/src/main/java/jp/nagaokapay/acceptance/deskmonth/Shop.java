package jp.nagaokapay.acceptance.deskmonth;

import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A shop with a terminal, and its own account of what it took. */
final class Shop {
    private static final String PAYMENTS = "/terminal/v1/payments";
    private static final AtomicInteger NEXT_PAYMENT = new AtomicInteger();

    private final String merchantId;
    private final ApiClient terminal;
    private final ApiClient owner;
    private final CityTotals totals;
    private long captured;
    private long refunded;

    private Shop(String merchantId, ApiClient terminal, ApiClient owner, CityTotals totals) {
        this.merchantId = merchantId;
        this.terminal = terminal;
        this.owner = owner;
        this.totals = totals;
    }

    /** Registered by one person, approved by another, with a bank account and a terminal. */
    static Shop open(Desks desks, int number, CityTotals totals) {
        String id =
                desks.office()
                        .post("/office/v1/merchants", Desks.key(), registration(number))
                        .require(201, "a shop")
                        .text("merchantId");
        String path = "/office/v1/merchants/" + id;
        desks.approver().post(path + "/approval", Desks.NOTHING).require(200, "an approval");
        enterAccount(desks, path, number);
        ApiResponse terminal =
                desks.office()
                        .post(path + "/terminals", Desks.json("label", "レジ1"))
                        .require(201, "a terminal");
        ApiResponse owner =
                desks.office()
                        .post(path + "/clients", Desks.json("label", "店主のソフト"))
                        .require(201, "an owner's program");
        return new Shop(id, signedIn(desks, terminal), signedIn(desks, owner), totals);
    }

    private static String registration(int number) {
        return Desks.json(
                "name",
                "商店%03d".formatted(number),
                "nameKana",
                "ショウテン%03d".formatted(number),
                "nameLatin",
                "SHOP %03d".formatted(number),
                "shopClass",
                number % 2 == 0 ? "SHOPPING_STREET" : "INDEPENDENT",
                "district",
                "長岡",
                "category",
                "飲食",
                "categoryCode",
                "5812",
                "postalCode",
                "9400062");
    }

    private static void enterAccount(Desks desks, String shop, int number) {
        ApiResponse entered =
                desks.office()
                        .put(
                                shop + "/bank-account",
                                Desks.json(
                                        "bankCode", "0140",
                                        "branchCode", "020",
                                        "accountType", "ORDINARY",
                                        "accountNumber", "%07d".formatted(number + 1),
                                        "holder", "シヨウテン %03d".formatted(number)));
        if (entered.status() == 202) {
            desks.approver()
                    .post(
                            "/office/v1/approvals/" + entered.text("approvalId") + "/approval",
                            Desks.NOTHING)
                    .require(200, "a bank account's approval");
        } else {
            entered.require(200, "a bank account");
        }
    }

    private static ApiClient signedIn(Desks desks, ApiResponse credentials) {
        return Desks.client(
                desks.url(), credentials.text("clientId"), credentials.text("clientSecret"));
    }

    String merchantId() {
        return merchantId;
    }

    ApiClient owner() {
        return owner;
    }

    /** Takes a payment by what the scanner read. */
    ApiResponse take(String code, long yen) {
        return take(code, yen, null);
    }

    ApiResponse take(String code, long yen, @Nullable String pin) {
        String id = "month-" + NEXT_PAYMENT.incrementAndGet();
        ApiResponse answer =
                terminal.post(
                        PAYMENTS,
                        Desks.key(),
                        pin == null ? payment(id, code, yen) : payment(id, code, yen, "pin", pin));
        if (answer.isDone()) {
            took(yen);
        }
        return answer;
    }

    private static String payment(String id, String code, long yen, Object... more) {
        Object[] fields = {
            "merchantPaymentId", id, "code", code, "amount", yen, "agreeSimilarPayment", true
        };
        Object[] all = new Object[fields.length + more.length];
        System.arraycopy(fields, 0, all, 0, fields.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return Desks.json(all);
    }

    /** Enters a payment that came by another way than the terminal. */
    synchronized void took(long yen) {
        captured += yen;
        totals.paid(yen);
    }

    /** The owner gives a payment back, or a part of it. */
    void refund(JsonNode payment, long yen) {
        String id = payment.path("merchantPaymentId").asString("");
        owner.post(
                        "/shop/v1/payments/" + id + "/refunds",
                        Desks.key(),
                        Desks.json("merchantRefundId", "back-" + id, "amount", yen))
                .require(201, "a refund");
        synchronized (this) {
            refunded += yen;
        }
        totals.refunded(yen);
    }

    synchronized long captured() {
        return captured;
    }

    synchronized long refunded() {
        return refunded;
    }
}
