package jp.nagaokapay.api.app;

import java.util.List;
import jp.nagaokapay.ledger.kpi.Kpis;

/** The city's key figures as a table on the command line. */
final class KeyFigures {
    private KeyFigures() {}

    static String of(List<Kpis.Year> years) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%-4s %18s %20s %20s %15s%n"
                        .formatted(
                                "year",
                                "total charged",
                                "participating shops",
                                "non-resident users",
                                "payment count"));
        for (Kpis.Year year : years) {
            text.append(
                    "%-4s %,18d %,20d %,20d %,15d%n"
                            .formatted(
                                    year.era(),
                                    year.figures().totalCharged(),
                                    year.figures().participatingShops(),
                                    year.figures().nonResidentUsers(),
                                    year.figures().paymentCount()));
        }
        return text.toString();
    }
}
