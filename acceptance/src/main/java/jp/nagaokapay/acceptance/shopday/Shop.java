package jp.nagaokapay.acceptance.shopday;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.shopday.PaymentTotals.Money;
import tools.jackson.databind.JsonNode;

/** A newly registered shop with a terminal, and what the office and finance APIs say of it. */
final class Shop {
    private static final String REGISTRATION =
            """
            {"name": "越後屋 長岡本店", "nameKana": "エチゴヤ ナガオカホンテン",
             "nameLatin": "ECHIGOYA NAGAOKA", "shopClass": "SHOPPING_STREET", "district": "長岡",
             "category": "飲食", "categoryCode": "5812", "postalCode": "9400062"}
            """;

    private final String merchantId;
    private final ApiClient finance;
    private final String terminalToken;
    private final ApiClient terminal;
    private final ApiClient owner;

    private Shop(
            String merchantId,
            ApiClient finance,
            String terminalToken,
            ApiClient terminal,
            ApiClient owner) {
        this.merchantId = merchantId;
        this.finance = finance;
        this.terminalToken = terminalToken;
        this.terminal = terminal;
        this.owner = owner;
    }

    /**
     * Registers it, has a second person approve it, enrols its terminal, gives its owner's program
     * a client.
     */
    static Shop open(URI ledger, URI gateway) {
        ApiClient office =
                ApiClient.withToken(
                        ledger,
                        ApiClient.machineToken(ledger, "demo-operator", "demo-operator-secret"));
        String id =
                office.post("/office/v1/merchants", key(), REGISTRATION)
                        .require(201, "registration")
                        .text("merchantId");
        ApiClient.withToken(
                        ledger,
                        ApiClient.machineToken(ledger, "demo-approver", "demo-approver-secret"))
                .post("/office/v1/merchants/" + id + "/approval", key(), "{}")
                .require(200, "approval");
        String terminalToken =
                token(
                        ledger,
                        office.post(
                                        "/office/v1/merchants/" + id + "/terminals",
                                        key(),
                                        "{\"label\": \"terminal 1\"}")
                                .require(201, "enrolment"));
        String ownerToken =
                token(
                        ledger,
                        office.post(
                                        "/office/v1/merchants/" + id + "/clients",
                                        key(),
                                        "{\"label\": \"POS\"}")
                                .require(201, "owner's client"));
        ApiClient finance =
                ApiClient.withToken(
                        ledger,
                        ApiClient.machineToken(ledger, "demo-finance", "demo-finance-secret"));
        return new Shop(
                id,
                finance,
                terminalToken,
                ApiClient.withToken(gateway, terminalToken),
                ApiClient.withToken(gateway, ownerToken));
    }

    private static String token(URI issuer, ApiResponse credentials) {
        return ApiClient.machineToken(
                issuer, credentials.text("clientId"), credentials.text("clientSecret"));
    }

    ApiClient terminal() {
        return terminal;
    }

    String terminalToken() {
        return terminalToken;
    }

    ApiClient owner() {
        return owner;
    }

    /** The shop's own list of all payments since the date, in yen. */
    PaymentTotals list(LocalDate from, LocalDate to) {
        PaymentTotals totals = new PaymentTotals();
        for (var date = from; !date.isAfter(to); date = date.plusDays(1)) {
            String next = "";
            do {
                JsonNode page =
                        terminal.get("/terminal/v1/payments?limit=50&date=" + date + next)
                                .require(200, "the day's list")
                                .json();
                page.path("payments").forEach(payment -> enter(totals, payment));
                next = page.has("next") ? "&after=" + page.path("next").asLong() : "";
            } while (!next.isEmpty());
        }
        return totals;
    }

    private static void enter(PaymentTotals totals, JsonNode payment) {
        String id = payment.path("merchantPaymentId").asString("");
        long captured = payment.path("captured").asLong();
        long refunded = payment.path("refunded").asLong();
        if (captured > 0) {
            totals.captured(id, captured);
        }
        if (refunded > 0) {
            totals.refunded(id, refunded);
        }
    }

    /** What the ledger's books say that the shop is owed and was taken back. */
    Money books() {
        String account = "merchant-payable:" + merchantId;
        Money sum = Money.NONE;
        String next = "";
        do {
            JsonNode page =
                    finance.get("/finance/v1/journal?limit=500&account=" + account + next)
                            .require(200, "the journal")
                            .json();
            for (JsonNode posting : page.path("entries")) {
                long yen = posting.path("amount").asLong();
                boolean owed = posting.path("credit").asString("").equals(account);
                sum = sum.plus(owed ? new Money(yen, 0) : new Money(0, yen));
            }
            next = page.has("next") ? "&after=" + page.path("next").asString("") : "";
        } while (!next.isEmpty());
        return sum;
    }

    /** Debit less credit over all accounts. */
    long trialBalanceDifference() {
        return finance.get("/finance/v1/trial-balance")
                .require(200, "the trial balance")
                .number("difference");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
