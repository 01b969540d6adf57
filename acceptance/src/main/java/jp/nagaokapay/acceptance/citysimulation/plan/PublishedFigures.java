package jp.nagaokapay.acceptance.citysimulation.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;

/**
 * What the city published for a fiscal year.
 *
 * @param totalCharged yen charged in the year, less reversals
 * @param participatingShops shops at the year's end
 * @param nonResidentUsers people from outside the city with a wallet at the year's end
 * @param paymentCount payments captured in the year
 */
public record PublishedFigures(
        FiscalYear year,
        long totalCharged,
        long participatingShops,
        long nonResidentUsers,
        long paymentCount) {
    private static final String RESOURCE = "published.csv";
    private static final int COLUMNS = 7;
    private static final int YEAR = 0;
    private static final int INDICATOR = 2;
    private static final int ACTUAL = 6;

    /** The years whose actuals are published, earliest first. */
    public static List<PublishedFigures> years() {
        Map<Integer, Map<String, Long>> actuals = new TreeMap<>();
        for (String line : lines()) {
            String[] cells = line.split(",", COLUMNS);
            if (!cells[ACTUAL].isEmpty()) {
                actuals.computeIfAbsent(Integer.valueOf(cells[YEAR]), year -> new TreeMap<>())
                        .put(cells[INDICATOR], Long.valueOf(cells[ACTUAL]));
            }
        }
        List<PublishedFigures> years = new ArrayList<>();
        actuals.forEach((year, of) -> years.add(of(new FiscalYear(year), of)));
        return List.copyOf(years);
    }

    /** These figures for a smaller town. */
    public PublishedFigures scaled(Scale scale) {
        return new PublishedFigures(
                year,
                scale.thousands(totalCharged),
                scale.count(participatingShops),
                scale.count(nonResidentUsers),
                scale.count(paymentCount));
    }

    private static PublishedFigures of(FiscalYear year, Map<String, Long> actuals) {
        return new PublishedFigures(
                year,
                Objects.requireNonNull(actuals.get("total_charged")),
                Objects.requireNonNull(actuals.get("participating_shops")),
                Objects.requireNonNull(actuals.get("non_resident_users")),
                Objects.requireNonNull(actuals.get("payment_count")));
    }

    private static List<String> lines() {
        try (InputStream in =
                        Objects.requireNonNull(
                                PublishedFigures.class.getResourceAsStream(RESOURCE));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
