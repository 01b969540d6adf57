package jp.nagaokapay.acceptance.citysimulation.plan;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import org.jspecify.annotations.Nullable;

/** The planner's own model of the lots in a wallet, in the order in which they are spent. */
final class PlannedLots {
    private static final Comparator<Lot> SPENDING_ORDER =
            Comparator.comparing((Lot lot) -> lot.expiresOn)
                    .thenComparingInt(lot -> lot.points ? 0 : 1)
                    .thenComparing(lot -> lot.lotId.value());

    private final List<Lot> lots = new ArrayList<>(4);

    /** Adds a lot behind those that are spent before it. */
    Lot add(LotId lotId, long amount, boolean points, LocalDate expiresOn) {
        Lot lot = new Lot(lotId, points, expiresOn);
        lot.amount = amount;
        insert(lot);
        return lot;
    }

    long available(LocalDate today) {
        lapse(today);
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.amount;
        }
        return sum;
    }

    long paid(LocalDate today) {
        lapse(today);
        long sum = 0;
        for (Lot lot : lots) {
            sum += lot.points ? 0 : lot.amount;
        }
        return sum;
    }

    /** Takes {@code amount} in spending order; there must be as much. */
    List<Part> take(long amount, LocalDate today) {
        lapse(today);
        List<Part> parts = new ArrayList<>(2);
        long left = amount;
        while (left > 0) {
            Lot lot = lots.getFirst();
            long taken = Math.min(left, lot.amount);
            lot.amount -= taken;
            left -= taken;
            parts.add(new Part(lot, taken));
            if (lot.amount == 0) {
                lots.removeFirst();
            }
        }
        return List.copyOf(parts);
    }

    /** Puts value back into the lots it came from; what has expired meanwhile is gone. */
    void giveBack(List<Part> parts, LocalDate today) {
        for (Part part : parts) {
            if (!part.lot.expiresOn.isBefore(today)) {
                if (part.lot.amount == 0) {
                    insert(part.lot);
                }
                part.lot.amount += part.amount;
                settle(part.lot);
            }
        }
    }

    /** What was to be taken back goes as soon as it is there. */
    private void settle(Lot lot) {
        long taken = Math.min(lot.owed, lot.amount);
        if (taken > 0) {
            lot.owed -= taken;
            lot.amount -= taken;
            if (lot.amount == 0) {
                lots.remove(lot);
            }
            requireNonNull(lot.owedTo).accept(taken);
        }
    }

    /** Takes up to {@code amount} out of one lot and answers how much was there. */
    long takeFrom(Lot lot, long amount, LocalDate today) {
        lapse(today);
        long taken = lots.contains(lot) ? Math.min(amount, lot.amount) : 0;
        lot.amount -= taken;
        if (taken > 0 && lot.amount == 0) {
            lots.remove(lot);
        }
        return taken;
    }

    void remove(Lot lot) {
        lots.remove(lot);
        lot.amount = 0;
    }

    void clear() {
        lots.clear();
    }

    private void lapse(LocalDate today) {
        while (!lots.isEmpty() && lots.getFirst().expiresOn.isBefore(today)) {
            lots.removeFirst();
        }
    }

    private void insert(Lot lot) {
        int at = lots.size();
        while (at > 0 && SPENDING_ORDER.compare(lots.get(at - 1), lot) > 0) {
            at--;
        }
        lots.add(at, lot);
    }

    /** Value with one origin and one expiry. */
    static final class Lot {
        private final LotId lotId;
        private final boolean points;
        private final LocalDate expiresOn;
        private long amount;
        private long owed;
        private @Nullable LongConsumer owedTo;

        private Lot(LotId lotId, boolean points, LocalDate expiresOn) {
            this.lotId = lotId;
            this.points = points;
            this.expiresOn = expiresOn;
        }

        /** So much is to be taken back, and was spent; whoever gets it is told when it comes. */
        void owe(long missing, LongConsumer to) {
            owed += missing;
            owedTo = to;
        }
    }

    /** What was taken from one lot. */
    record Part(Lot lot, long amount) {
        static Yen total(List<Part> parts) {
            return Yen.of(parts.stream().mapToLong(Part::amount).sum());
        }

        /** The money in it, points apart. */
        static Yen paid(List<Part> parts) {
            return Yen.of(
                    parts.stream().filter(part -> !part.lot.points).mapToLong(Part::amount).sum());
        }

        Part with(long newAmount) {
            return new Part(lot, newAmount);
        }
    }
}
