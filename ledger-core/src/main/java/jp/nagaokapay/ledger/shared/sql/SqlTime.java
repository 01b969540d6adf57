package jp.nagaokapay.ledger.shared.sql;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Instants as PostgreSQL holds them, in whole microseconds. The driver and the server round to the
 * nearest one, and so would make an instant up to 500 ns later than it was; what asks for
 * everything until an instant would count what came after it.
 */
public final class SqlTime {
    private SqlTime() {}

    /** Rounded down: for what is stored, and for {@code <=} and {@code >}. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Rounded up: for {@code <} and {@code >=}, where what is stored is rounded down. */
    public static OffsetDateTime utcRoundedUp(Instant instant) {
        OffsetDateTime down = utc(instant);
        return down.toInstant().equals(instant) ? down : down.plus(1, MICROS);
    }
}
