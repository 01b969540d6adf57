package jp.nagaokapay.acceptance.deskmonth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The people and shops of the month; the first shop is the nursery. */
final class Town {
    private static final long CHARGE_STEP = 1_000;

    private final Desks desks;
    private final CityTime time;
    private final CityTotals totals;
    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final List<Shop> shops;
    private final AtomicInteger numbers = new AtomicInteger();
    private int turn;

    private Town(Desks desks, CityTime time, Random random, CityTotals totals, List<Shop> shops) {
        this.desks = desks;
        this.time = time;
        this.random = random;
        this.totals = totals;
        this.shops = shops;
    }

    /** Opens the shops and signs the people up, each of whom charges something by bank. */
    static Town found(Desks desks, MonthSize size, Random random) {
        CityTotals totals = new CityTotals();
        List<Shop> shops =
                Parallel.map(
                        IntStream.range(0, size.shops()).boxed().toList(),
                        number -> Shop.open(desks, number, totals));
        Town town = new Town(desks, new CityTime(desks.nobody()), random, totals, shops);
        List<Integer> numbers = IntStream.range(0, size.people()).boxed().toList();
        town.people.addAll(
                Parallel.map(
                        numbers,
                        number -> Person.signUp(desks, town.nextPhone(), "市民" + number, false)));
        Parallel.each(town.people, person -> person.chargeByBank(town.yen(30_000, 45_000), totals));
        return town;
    }

    /** A number that nobody has. */
    String nextPhone() {
        return "+81805%07d".formatted(numbers.incrementAndGet());
    }

    /** Whole thousands. */
    long yen(long from, long to) {
        synchronized (random) {
            return from + random.nextLong((to - from) / CHARGE_STEP + 1) * CHARGE_STEP;
        }
    }

    /** What something costs. */
    long price() {
        synchronized (random) {
            return 100 + random.nextLong(1_900);
        }
    }

    /** A shop that is no nursery. */
    Shop anyShop() {
        synchronized (random) {
            return shops.get(1 + random.nextInt(shops.size() - 1));
        }
    }

    Shop nursery() {
        return shops.getFirst();
    }

    List<Shop> shops() {
        return shops;
    }

    /** Everybody who has an open wallet. */
    List<Person> people() {
        return people;
    }

    /** The next so many, in turn, so that all of them get into some scene. */
    List<Person> next(int count) {
        List<Person> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(people.get(turn++ % people.size()));
        }
        return next;
    }

    void join(Person person) {
        people.add(person);
    }

    void leave(Person person) {
        people.remove(person);
    }

    Desks desks() {
        return desks;
    }

    CityTime time() {
        return time;
    }

    CityTotals totals() {
        return totals;
    }
}
