package jp.nagaokapay.acceptance.deskmonth;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.acceptance.client.ApiClient;
import jp.nagaokapay.acceptance.client.ApiResponse;
import tools.jackson.databind.JsonNode;

/** The counter of the city hall: cash for value, and what its clerk counts in the evening. */
final class Counter {
    private static final String CHARGES = "/counter/v1/charges";
    private static final AtomicInteger RECEIPTS = new AtomicInteger();

    private final ApiClient clerk;
    private final ApiClient secondPerson;
    private final CityTime time;
    private final CityTotals totals;
    private final TreeMap<LocalDate, Long> cash = new TreeMap<>();

    Counter(Town town) {
        this.clerk = town.desks().counter();
        this.secondPerson = town.desks().approver();
        this.time = town.time();
        this.totals = town.totals();
    }

    /**
     * Takes cash.
     *
     * @param by {@code code}, {@code cardNumber} or {@code walletId}
     */
    String charge(String by, String value, long yen, Purse purse) {
        ApiResponse charged =
                clerk.post(
                                CHARGES,
                                Desks.key(),
                                Desks.json(
                                        by,
                                        value,
                                        "amount",
                                        yen,
                                        "receiptNumber",
                                        "R-%05d".formatted(RECEIPTS.incrementAndGet())))
                        .require(201, "a counter's charge");
        book(yen);
        purse.charged(yen);
        return charged.text("chargeId");
    }

    /** Gives the cash of a mistaken charge back. */
    void reverse(String chargeId, long yen, Purse purse) {
        clerk.post(CHARGES + '/' + chargeId + "/reversal", Desks.key(), Desks.NOTHING)
                .require(201, "a reversal");
        book(-yen);
        purse.moved(-yen);
    }

    private void book(long yen) {
        cash.merge(time.today(), yen, Long::sum);
        totals.charged(yen);
    }

    /** The evening: what was taken on a day is counted; some yen may be missing, with a reason. */
    void cashUp(LocalDate date, long missing) {
        ApiResponse counted =
                clerk.post(
                                "/counter/v1/cash-ups",
                                Desks.key(),
                                missing == 0
                                        ? Desks.json("date", date, "counted", booked(date))
                                        : Desks.json(
                                                "date",
                                                date,
                                                "counted",
                                                booked(date) - missing,
                                                "reason",
                                                "つり銭の間違い"))
                        .require(201, "a cash-up");
        if (counted.text("state").equals("PENDING")) {
            confirm();
        }
    }

    private void confirm() {
        for (JsonNode approval :
                secondPerson
                        .get("/office/v1/approvals?status=PENDING")
                        .require(200, "approvals")
                        .json()
                        .path("approvals")) {
            if (approval.path("kind").asString("").equals("CASH_DIFFERENCE")) {
                secondPerson
                        .post(
                                "/office/v1/approvals/"
                                        + approval.path("approvalId").asString("")
                                        + "/approval",
                                Desks.NOTHING)
                        .require(200, "a difference's approval");
            }
        }
    }

    /** The receipt of a charge. */
    byte[] receipt(String chargeId) {
        return clerk.download(CHARGES + '/' + chargeId + "/receipt.pdf");
    }

    private long booked(LocalDate date) {
        return cash.getOrDefault(date, 0L);
    }

    /** Yen taken, less yen paid back, of all days. */
    long taken() {
        return cash.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What the cash-ups say was booked. */
    long cashedUp() {
        long sum = 0;
        String next = "";
        do {
            JsonNode page =
                    clerk.get("/counter/v1/cash-ups?limit=100" + next)
                            .require(200, "cash-ups")
                            .json();
            for (JsonNode cashUp : page.path("cashUps")) {
                if (cashUp.path("state").asString("").equals("CONFIRMED")) {
                    sum += cashUp.path("booked").asLong();
                }
            }
            next = page.has("next") ? "&after=" + page.path("next").asString("") : "";
        } while (!next.isEmpty());
        return sum;
    }

    /** Yen that stand in no cash-up. */
    long uncounted() {
        long sum = 0;
        for (LocalDate date : cash.keySet()) {
            for (JsonNode each :
                    clerk.get(CHARGES + "?date=" + date)
                            .require(200, "a day's list")
                            .json()
                            .path("clerks")) {
                sum += each.path("uncounted").asLong();
            }
        }
        return sum;
    }
}
