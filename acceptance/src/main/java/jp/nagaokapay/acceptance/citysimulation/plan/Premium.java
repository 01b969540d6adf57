package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;

/**
 * How many points the city's campaigns gave in a fiscal year. The city told it in round numbers and
 * without the campaigns' rules, so a plan comes near it and no more.
 */
public record Premium(FiscalYear year, long points) {
    private static final Premium R4 = new Premium(new FiscalYear(2022), 39_000_000);
    private static final Premium R5 = new Premium(new FiscalYear(2023), 72_000_000);

    /** Earliest first. */
    public static List<Premium> years() {
        return List.of(R4, R5);
    }

    /** The same for a smaller town. */
    public Premium scaled(Scale scale) {
        return new Premium(year, scale.count(points));
    }
}
