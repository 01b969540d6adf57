package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The free value of a wallet, lot by lot in the order of spending; what is held is not in here. A
 * lot without free value is not kept: a part that comes back carries enough to make it again.
 */
record Lots(TreePMap<Place, LotPart> free, PMap<LotId, Place> places) {
    static final Lots NONE = new Lots(TreePMap.empty(Place.SPENT_FIRST), HashTreePMap.empty());

    /**
     * Where a lot stands in the order of spending: earliest expiry first, points before paid on the
     * same day, restricted points before those good everywhere, then by name.
     */
    record Place(LocalDate expiresOn, LotKind kind, boolean restricted, LotId lotId) {
        static final Comparator<Place> SPENT_FIRST =
                Comparator.comparing(Place::expiresOn)
                        .thenComparing(place -> place.kind() == LotKind.PAID)
                        .thenComparing(place -> !place.restricted())
                        .thenComparing(place -> place.lotId().value());

        static Place of(LotPart part) {
            return new Place(
                    part.expiresOn(), part.kind(), part.restriction() != null, part.lotId());
        }
    }

    static Lots of(List<LotPart> parts) {
        return NONE.plusAll(parts);
    }

    List<LotPart> list() {
        return List.copyOf(free.values());
    }

    @Nullable LotPart get(LotId lotId) {
        Place place = places.get(lotId);
        return place == null ? null : free.get(place);
    }

    Lots plus(LotPart part) {
        if (part.amount().isZero()) {
            return this;
        }
        Place place = Place.of(part);
        Place before = places.get(part.lotId());
        if (before != null && !before.equals(place)) {
            throw new IllegalStateException("two lots under one name: " + part.lotId());
        }
        LotPart there = free.get(place);
        LotPart sum = there == null ? part : part.with(there.amount().plus(part.amount()));
        return new Lots(free.plus(place, sum), places.plus(part.lotId(), place));
    }

    Lots plusAll(List<LotPart> parts) {
        Lots sum = this;
        for (LotPart part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }

    Lots minusAll(List<LotPart> parts) {
        Lots rest = this;
        for (LotPart part : parts) {
            rest = rest.minus(part.lotId(), part.amount());
        }
        return rest;
    }

    /** Fails when the lot does not hold as much: the log would contradict itself. */
    Lots minus(LotId lotId, Yen amount) {
        LotPart there = get(lotId);
        if (there == null || !there.amount().covers(amount)) {
            throw new IllegalStateException("more taken than there is in " + lotId);
        }
        Yen rest = there.amount().minus(amount);
        Place place = Place.of(there);
        return rest.isZero()
                ? new Lots(free.minus(place), places.minus(lotId))
                : new Lots(free.plus(place, there.with(rest)), places);
    }

    /** What can still be spent on {@code today}, in the order of spending. */
    Stream<LotPart> live(LocalDate today) {
        return free.values().stream().filter(part -> !part.expiresOn().isBefore(today));
    }

    /** What can no longer be spent on {@code today} though it is not booked yet. */
    List<LotPart> expired(LocalDate today) {
        return free.values().stream().takeWhile(part -> part.expiresOn().isBefore(today)).toList();
    }

    /** All that is free, and what has expired unbooked. */
    Yen total() {
        return LotPart.total(list());
    }

    Yen available(LocalDate today) {
        return live(today).map(LotPart::amount).reduce(Yen.ZERO, Yen::plus);
    }

    /**
     * Takes {@code amount} in the order of spending at a shop of {@code shopClass}; null when there
     * is not enough that may be spent there.
     */
    @Nullable List<LotPart> allocate(Yen amount, ShopClass shopClass, LocalDate today) {
        return allocate(
                amount,
                today,
                part -> part.restriction() == null || part.restriction() == shopClass);
    }

    /** Takes {@code amount} of paid value, the earliest expiry first; null when there is less. */
    @Nullable List<LotPart> allocatePaid(Yen amount, LocalDate today) {
        return allocate(amount, today, part -> part.kind() == LotKind.PAID);
    }

    private @Nullable List<LotPart> allocate(
            Yen amount, LocalDate today, Predicate<LotPart> usable) {
        List<LotPart> parts = new ArrayList<>();
        Yen missing = amount;
        for (LotPart part : free.values()) {
            if (missing.isZero()) {
                break;
            }
            if (!part.expiresOn().isBefore(today) && usable.test(part)) {
                Yen taken = part.amount().min(missing);
                parts.add(part.with(taken));
                missing = missing.minus(taken);
            }
        }
        return missing.isZero() ? List.copyOf(parts) : null;
    }
}
