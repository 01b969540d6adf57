package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.time.LocalTime;

/** The first days of the simulation, and when in a day something happens. */
final class Timetable {
    /** The day before the opening: the first shops are registered. */
    static final LocalDate PREPARATION = LocalDate.of(2022, 10, 31);

    static final LocalDate OPENING = LocalDate.of(2022, 11, 1);

    private Timetable() {}

    /**
     * The moments of a day; all that happens in one has the same instant. Each costs a wait until
     * the processors have caught up, so there are few, at another time each day.
     */
    enum Slot {
        MORNING(LocalTime.of(8, 30), 150, 3, 3),
        NOON(LocalTime.of(11, 30), 60, 3, 3),
        /** Soon after, within a hold's life: captures and voids of what was authorized at noon. */
        AFTER_NOON(LocalTime.of(11, 40), 60, 0, 0),
        EVENING(LocalTime.of(17, 0), 180, 4, 4);

        final LocalTime from;

        /** Minutes within which it falls after {@code from}. */
        final int spread;

        /** Its part of the day's charges. */
        final int charges;

        /** Its part of the day's payments. */
        final int payments;

        Slot(LocalTime from, int spread, int charges, int payments) {
            this.from = from;
            this.spread = spread;
            this.charges = charges;
            this.payments = payments;
        }

        boolean isLast() {
            return this == EVENING;
        }

        /** What is left of the day's charges from here on, in the same measure. */
        int chargesFromHere() {
            int sum = 0;
            for (Slot slot : values()) {
                sum += slot.compareTo(this) < 0 ? 0 : slot.charges;
            }
            return sum;
        }

        int paymentsFromHere() {
            int sum = 0;
            for (Slot slot : values()) {
                sum += slot.compareTo(this) < 0 ? 0 : slot.payments;
            }
            return sum;
        }
    }
}
