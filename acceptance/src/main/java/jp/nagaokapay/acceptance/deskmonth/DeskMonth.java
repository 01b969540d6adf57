package jp.nagaokapay.acceptance.deskmonth;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.nagaokapay.acceptance.program.Deployment;

/** Plays the month, day by day. */
final class DeskMonth {
    /** What the ledger must be told, for some of what happens is off unless a city wants it. */
    static final Map<String, String> SETTINGS =
            Map.of(
                    "NAGAOKAPAY_TRANSFERS_ENABLED", "true",
                    "NAGAOKAPAY_SUPPLIER_PAYMENTS_ENABLED", "true",
                    "NAGAOKAPAY_LIMITS_CARD_BALANCE_PER_ADDRESS_TIMES", "10000",
                    "NAGAOKAPAY_LIMITS_CARD_BALANCE_PER_ADDRESS_WITHIN", "1m");

    /** In 31 days each half of a month that ends in them is closed, and one at least is paid. */
    static final int DAYS = 31;

    private static final int DAYS_MAX = 45;

    private final Deployment deployment;
    private final MonthSize size;
    private final long seed;
    private final Runnable dayDone;

    /**
     * @param dayDone told after each day
     */
    DeskMonth(Deployment deployment, MonthSize size, long seed, Runnable dayDone) {
        this.deployment = deployment;
        this.size = size;
        this.seed = seed;
        this.dayDone = dayDone;
    }

    DeskMonthReport play() {
        Desks desks = Desks.of(deployment.ledger().url());
        Town town = Town.found(desks, size, new Random(seed));
        LocalDate opened = town.time().today();
        FinanceDesk finance = new FinanceDesk(desks, opened);
        Counter counter = new Counter(town);
        CardDays cards = new CardDays(town, counter, 3 + size.people() / 20);
        NurseryBills bills = new NurseryBills(town, size.bills());
        Leavers leavers = new Leavers(town, 1 + size.people() / 100);
        Shopping shopping = new Shopping(town, Math.max(2, size.people() / 10));
        int some = 1 + size.people() / 80;
        MassGrant grant = new MassGrant(town);
        Supplies supplies = new Supplies(town);
        Map<Integer, List<Scene>> programme = new TreeMap<>();
        programme.put(0, List.of(new CounterDays(town, counter, 2 + size.people() / 20, 0)));
        programme.put(1, List.of(cards));
        programme.put(2, List.of(bills));
        programme.put(3, List.of(grant::decide));
        programme.put(4, List.of(grant::arrive));
        programme.put(5, List.of(new Troubles(town, some)));
        programme.put(7, List.of(new Gifts(town, some)));
        programme.put(9, List.of(new OfflineDay(town, some)));
        programme.put(11, List.of(supplies));
        programme.put(12, List.of(new CounterDays(town, counter, 2, 300)));
        programme.put(14, List.of(new CounterDays(town, counter, 2, 2_000)));
        programme.put(3 + MassGrant.GONE_AFTER, List.of(grant::lapse));
        programme.put(20, List.of(leavers));
        for (int day = 0; day < DAYS || (finance.payouts() == 0 && day < DAYS_MAX); day++) {
            finance.work(town.time().today());
            programme.getOrDefault(day, List.of()).forEach(Scene::play);
            if (day < DAYS) {
                shopping.play();
            }
            town.time().nextDay();
            dayDone.run();
        }
        return reconciled(town, cards, bills, counter, supplies, finance);
    }

    private static DeskMonthReport reconciled(
            Town town,
            CardDays cards,
            NurseryBills bills,
            Counter counter,
            Supplies supplies,
            FinanceDesk finance) {
        Reconciliation books = new Reconciliation(town);
        books.purses(cards.held());
        books.shops(finance);
        books.line("counter: cash in cash-ups", counter.taken(), counter.cashedUp());
        books.line("counter: cash that nobody counted", 0, counter.uncounted());
        books.line("shops: paid to shops", supplies.paid(), supplies.listed("PAID"));
        books.line("shops: received from shops", supplies.paid(), supplies.listed("RECEIVED"));
        books.line("nursery: bills paid", bills.paid(), bills.listedAsPaid());
        books.figures();
        books.proof();
        return books.report();
    }
}
