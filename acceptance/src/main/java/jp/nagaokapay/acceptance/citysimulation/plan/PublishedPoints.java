package jp.nagaokapay.acceptance.citysimulation.plan;

import java.util.List;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;

/**
 * How many points the city's campaigns gave in a fiscal year. The city told it in round numbers and
 * without the campaigns' rules, so a plan comes near it and no more.
 */
public record PublishedPoints(FiscalYear year, long points) {
    private static final PublishedPoints R4 = new PublishedPoints(new FiscalYear(2022), 39_000_000);
    private static final PublishedPoints R5 = new PublishedPoints(new FiscalYear(2023), 72_000_000);

    /** Earliest first. */
    public static List<PublishedPoints> years() {
        return List.of(R4, R5);
    }

    /** The same for a smaller town. */
    public PublishedPoints scaled(Scale scale) {
        return new PublishedPoints(year, scale.count(points));
    }
}
