package jp.nagaokapay.ledger.shared.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A whole number of premium points, never negative. One point spends as one yen. */
public record Points(@JsonValue long amount) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Points {
        if (amount < 0) {
            throw new IllegalArgumentException("points must not be negative: " + amount);
        }
    }

    public static Points of(long amount) {
        return amount == 0 ? ZERO : new Points(amount);
    }

    public Points plus(Points other) {
        return of(Math.addExact(amount, other.amount));
    }

    /** The difference; fails when {@code other} is larger, for there are no negative points. */
    public Points minus(Points other) {
        return of(Math.subtractExact(amount, other.amount));
    }

    public Points min(Points other) {
        return amount <= other.amount ? this : other;
    }

    public boolean isZero() {
        return amount == 0;
    }

    /** What these points buy. */
    public Yen asYen() {
        return Yen.of(amount);
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " points";
    }
}
