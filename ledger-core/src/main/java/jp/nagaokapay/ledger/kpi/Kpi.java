package jp.nagaokapay.ledger.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The city's key figures: what each is called, what it is counted in, and how a period's figure
 * comes of its days. What events add to it is in {@link KpiDay}. Tables, files and answers follow
 * from here, in this order.
 */
public enum Kpi {
    TOTAL_CHARGED("チャージ総額", "円", Counting.ADDED_UP, KpiFigures::totalCharged),
    PAYMENT_COUNT("決済回数", "回", Counting.ADDED_UP, KpiFigures::paymentCount),
    NON_RESIDENT_USERS("市外の利用者数", "人", Counting.STANDING, KpiFigures::nonResidentUsers),
    PARTICIPATING_SHOPS("参加店舗数", "店舗", Counting.STANDING, KpiFigures::participatingShops),
    USAGE_TOTAL("利用総額", "円", Counting.ADDED_UP, KpiFigures::usageTotal),
    POINTS_GRANTED("付与ポイント", "ポイント", Counting.ADDED_UP, KpiFigures::pointsGranted),
    ACTIVE_USERS("実利用者数", "人", Counting.OTHERWISE, KpiFigures::activeUsers),
    /** Whoever reads it reads the assumption that it rests on. */
    RIPPLE_EFFECT(
            "経済波及効果（前提：利用総額×" + RippleEffect.MULTIPLIER + "）",
            "円",
            Counting.OTHERWISE,
            KpiFigures::rippleEffect);

    /** The figures that the city sets targets for, in the order of its own table. */
    public static final List<Kpi> WITH_TARGETS =
            List.of(TOTAL_CHARGED, PARTICIPATING_SHOPS, NON_RESIDENT_USERS, PAYMENT_COUNT);

    /** All figures, first those with targets. */
    public static final List<Kpi> CITY_TABLE =
            Stream.concat(WITH_TARGETS.stream(), Arrays.stream(values())).distinct().toList();

    private static final String YEN = "円";

    private final String label;
    private final String unit;
    private final Counting counting;

    @SuppressWarnings("ImmutableEnumChecker") // an accessor of a record
    private final ToLongFunction<KpiFigures> figure;

    Kpi(String label, String unit, Counting counting, ToLongFunction<KpiFigures> figure) {
        this.label = label;
        this.unit = unit;
        this.counting = counting;
        this.figure = figure;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /**
     * The label where a column has no room of its own for the unit, which is told of money only.
     */
    public String column() {
        return unit.equals(YEN) && !label.endsWith("）") ? label + "（円）" : label;
    }

    public long of(KpiFigures figures) {
        return figure.applyAsLong(figures);
    }

    boolean isStanding() {
        return counting == Counting.STANDING;
    }

    static Stream<Kpi> countedByDays() {
        return Arrays.stream(values()).filter(kpi -> kpi.counting != Counting.OTHERWISE);
    }

    /** How a period's figure comes of what its days add. */
    private enum Counting {
        /** The sum of the period's days. */
        ADDED_UP,
        /** What stands at the period's end: the sum of all days since the books began. */
        STANDING,
        /** Not of days: whoever is counted is counted once a period, or it follows from another. */
        OTHERWISE
    }
}
