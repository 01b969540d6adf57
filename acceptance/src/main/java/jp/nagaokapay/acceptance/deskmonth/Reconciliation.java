package jp.nagaokapay.acceptance.deskmonth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.deskmonth.DeskMonthReport.Line;
import tools.jackson.databind.JsonNode;

/** Asks every list, paper and book at the month's end. */
final class Reconciliation {
    private static final int LOOKED_BACK = 60;

    private final Town town;
    private final Desks desks;
    private final List<Line> lines = new ArrayList<>();

    Reconciliation(Town town) {
        this.town = town;
        this.desks = town.desks();
    }

    DeskMonthReport report() {
        return new DeskMonthReport(List.copyOf(lines));
    }

    void line(String what, long expected, long found) {
        lines.add(new Line(what, expected, found));
    }

    /** Every wallet, its lots, and every card. */
    void purses(List<Card> cards) {
        List<Person> people = town.people();
        List<JsonNode> wallets = Parallel.map(people, Person::wallet);
        long paid = 0;
        long points = 0;
        long lots = 0;
        int differing = 0;
        for (int i = 0; i < people.size(); i++) {
            JsonNode wallet = wallets.get(i);
            Purse purse = people.get(i).purse();
            paid += wallet.path("paid").asLong();
            points += wallet.path("points").asLong();
            for (JsonNode lot : wallet.path("lots")) {
                lots += lot.path("amount").asLong();
            }
            boolean same =
                    wallet.path("paid").asLong() == purse.paid()
                            && wallet.path("points").asLong() == purse.points()
                            && wallet.path("held").asLong() == 0;
            differing += same ? 0 : 1;
        }
        line("wallets: paid value", sum(people, true), paid);
        line("wallets: points", sum(people, false), points);
        line("wallets: lots", sum(people, true) + sum(people, false), lots);
        line("wallets of " + people.size() + " that differ", 0, differing);
        long onCards = cards.stream().mapToLong(card -> card.purse().total()).sum();
        line("cards", onCards, cards.stream().mapToLong(this::balance).sum());
        JsonNode trial = trialBalance();
        line(
                "books: paid value in wallets",
                sum(people, true) + onCards,
                account(trial, "wallet:paid"));
        line("books: points in wallets", sum(people, false), account(trial, "wallet:points"));
        line("books: trial balance", 0, trial.path("difference").asLong());
    }

    private static long sum(List<Person> people, boolean paid) {
        return people.stream()
                .map(Person::purse)
                .mapToLong(purse -> paid ? purse.paid() : purse.points())
                .sum();
    }

    private long balance(Card card) {
        return desks.nobody()
                .post("/api/v1/cards/balance", Desks.json("number", card.number(), "pin", Card.PIN))
                .require(200, "a card's balance")
                .number("available");
    }

    private JsonNode trialBalance() {
        return desks.finance()
                .get("/finance/v1/trial-balance")
                .require(200, "the trial balance")
                .json();
    }

    private static long account(JsonNode trial, String name) {
        for (JsonNode line : trial.path("lines")) {
            if (line.path("account").asString("").equals(name)) {
                return line.path("credit").asLong()
                        - line.path("debit").asLong()
                        - line.path("unbookedExpiry").asLong();
            }
        }
        return 0;
    }

    /** Every shop's own list, finance's, and what the bank was told. */
    void shops(FinanceDesk finance) {
        long captured = 0;
        long refunded = 0;
        long paidOut = 0;
        for (Shop shop : town.shops()) {
            for (JsonNode payment : ownPayments(shop)) {
                captured += payment.path("captured").asLong();
                refunded += payment.path("refunded").asLong();
            }
            paidOut += ownPayouts(shop);
        }
        line("shops: captured, by their own lists", sumOfShops(true), captured);
        line("shops: refunded, by their own lists", sumOfShops(false), refunded);
        line("shops: paid out, by their own lists", finance.inFiles(), paidOut);
        JsonNode settled =
                desks.finance()
                        .get("/finance/v1/settlements/reconciliation")
                        .require(200, "settlements against books")
                        .json();
        line("settlements: captured", sumOfShops(true), sumOf(settled, "captured"));
        line("settlements: refunded", sumOfShops(false), sumOf(settled, "refunded"));
        line("settlements: paid", finance.inFiles(), sumOf(settled, "paid"));
        line("settlements against payments", 0, settled.path("difference").asLong());
        line("settlements against books", 0, settled.path("booksDifference").asLong());
    }

    private long sumOfShops(boolean captured) {
        return town.shops().stream()
                .mapToLong(shop -> captured ? shop.captured() : shop.refunded())
                .sum();
    }

    private long sumOf(JsonNode settled, String field) {
        List<String> ours = town.shops().stream().map(Shop::merchantId).toList();
        long sum = 0;
        for (JsonNode shop : settled.path("shops")) {
            if (ours.contains(shop.path("merchantId").asString(""))) {
                sum += shop.path(field).asLong();
            }
        }
        return sum;
    }

    private List<JsonNode> ownPayments(Shop shop) {
        LocalDate today = town.time().today();
        String path = "/shop/v1/payments?limit=50&to=" + today;
        List<JsonNode> payments = new ArrayList<>();
        String next = "&from=" + today.minusDays(LOOKED_BACK);
        while (!next.isEmpty()) {
            JsonNode page = shop.owner().get(path + next).require(200, "a shop's own list").json();
            page.path("payments").forEach(payments::add);
            next = page.has("nextFrom") ? "&from=" + page.path("nextFrom").asString("") : "";
            next += page.has("next") ? "&after=" + page.path("next").asLong() : "";
        }
        return payments;
    }

    private static long ownPayouts(Shop shop) {
        long sum = 0;
        for (JsonNode payout :
                shop.owner()
                        .get("/shop/v1/payouts")
                        .require(200, "a shop's payouts")
                        .json()
                        .path("payouts")) {
            if (payout.path("status").asString("").equals("PAID")) {
                sum += payout.path("amount").asLong();
            }
        }
        return sum;
    }

    /** The city's figures of all fiscal years that the month is in. */
    void figures() {
        long charged = 0;
        long payments = 0;
        long granted = 0;
        for (JsonNode year :
                desks.finance()
                        .get("/finance/v1/kpis/table")
                        .require(200, "the key figures")
                        .json()
                        .path("years")) {
            charged += year.path("totalCharged").asLong();
            payments += year.path("paymentCount").asLong();
            granted += year.path("pointsGranted").asLong();
        }
        line("key figures: charged", town.totals().charged(), charged);
        line("key figures: payments", town.totals().payments(), payments);
        line("key figures: points granted", town.totals().granted(), granted);
    }

    /** The program's own proof of its books. */
    void proof() {
        ApiResponse proof =
                desks.finance().get("/finance/v1/conservation").require(200, "the proof");
        line("proof: differences", 0, proof.json().path("differences").size());
        line("proof: conserved", 1, proof.json().path("conserved").asBoolean() ? 1 : 0);
    }
}
