package jp.nagaokapay.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/**
 * A history that could have happened: some wallets charge, earn, pay, hold, give back and let
 * expire, for months, the same for the same seed. Deliberately careless about expiry: the event
 * comes up to a week late, as after a downtime. Its own sums are kept apart from any projection.
 */
@NullMarked
public final class RandomHistory {
    public static final Instant BEGAN = Instant.parse("2023-03-20T00:00:00Z");
    public static final MerchantId SHOP = new MerchantId("merchant:shop");

    final Random random;
    private final List<LedgerEvent> events = new ArrayList<>();
    private final Map<LotKind, Long> issued = new EnumMap<>(LotKind.class);
    private final Map<LotKind, Long> spent = new EnumMap<>(LotKind.class);
    private final Map<LotKind, Long> lapsed = new EnumMap<>(LotKind.class);
    private final List<RandomPurse> purses = new ArrayList<>();
    private final List<Transit> transit = new ArrayList<>();
    private Instant now = BEGAN;
    private int number;

    public RandomHistory(long seed, int wallets, int steps) {
        random = new Random(seed);
        for (int i = 0; i < wallets; i++) {
            purses.add(new RandomPurse(this, new WalletId("wallet:" + seed + "-" + i)));
        }
        for (int i = 0; i < steps; i++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
            purses.get(random.nextInt(wallets)).step();
        }
    }

    public List<LedgerEvent> events() {
        return events;
    }

    /** When the last of it happened. */
    public Instant now() {
        return now;
    }

    public long issued(LotKind kind) {
        return issued.getOrDefault(kind, 0L);
    }

    public long spent(LotKind kind) {
        return spent.getOrDefault(kind, 0L);
    }

    public long lapsed(LotKind kind) {
        return lapsed.getOrDefault(kind, 0L);
    }

    /** What is in all wallets, and between them, held value included. */
    public long outstanding(LotKind kind) {
        return purses.stream().mapToLong(purse -> purse.sum(kind)).sum()
                + transit.stream().mapToLong(t -> LotPart.total(t.parts, kind).amount()).sum();
    }

    /** What each wallet can spend, held value left out. */
    public Map<WalletId, Long> available() {
        Map<WalletId, Long> available = new LinkedHashMap<>();
        purses.forEach(purse -> available.put(purse.id(), purse.available()));
        return available;
    }

    RandomPurse another(RandomPurse than) {
        int at = purses.indexOf(than);
        return purses.get((at + 1 + random.nextInt(purses.size() - 1)) % purses.size());
    }

    void leaves(Transit sent) {
        transit.add(sent);
    }

    /** What left first arrives, or is back where it came from. */
    void arrive() {
        if (!transit.isEmpty()) {
            Transit first = transit.removeFirst();
            if (random.nextInt(3) == 0) {
                first.from.takeBack(first.id, first.to, first.parts);
            } else {
                first.to.receive(first.id, first.from, first.parts);
            }
        }
    }

    record Transit(TransferId id, RandomPurse from, RandomPurse to, List<LotPart> parts) {}

    LocalDate today() {
        return BusinessDate.of(now);
    }

    int nextNumber() {
        return ++number;
    }

    void add(LedgerEvent event) {
        events.add(event);
    }

    void issue(LotKind kind, long amount) {
        issued.merge(kind, amount, Long::sum);
    }

    void spend(LotKind kind, long amount) {
        spent.merge(kind, amount, Long::sum);
    }

    void lapse(LotKind kind, long amount) {
        lapsed.merge(kind, amount, Long::sum);
    }
}
