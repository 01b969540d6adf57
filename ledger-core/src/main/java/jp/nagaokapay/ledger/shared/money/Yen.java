package jp.nagaokapay.ledger.shared.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A whole number of yen, never negative. All arithmetic is exact and fails rather than wraps. */
public record Yen(@JsonValue long amount) implements Comparable<Yen> {
    public static final Yen ZERO = new Yen(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Yen {
        if (amount < 0) {
            throw new IllegalArgumentException("yen must not be negative: " + amount);
        }
    }

    public static Yen of(long amount) {
        return amount == 0 ? ZERO : new Yen(amount);
    }

    public Yen plus(Yen other) {
        return of(Math.addExact(amount, other.amount));
    }

    /** The difference; fails when {@code other} is larger, for there is no negative yen. */
    public Yen minus(Yen other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    public boolean covers(Yen other) {
        return amount >= other.amount;
    }

    public boolean isZero() {
        return amount == 0;
    }

    public Yen min(Yen other) {
        return amount <= other.amount ? this : other;
    }

    @Override
    public int compareTo(Yen other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " yen";
    }
}
