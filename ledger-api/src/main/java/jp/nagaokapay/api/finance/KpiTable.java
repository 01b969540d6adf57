package jp.nagaokapay.api.finance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.nagaokapay.ledger.kpi.Kpi;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** The key figures as tables for spreadsheets, with Japanese headers. */
final class KpiTable {
    private KpiTable() {}

    /** A year: an indicator a row, with target, actual and achievement. */
    static Spreadsheet year(Kpis.Year year) {
        String era = year.era() + "年度";
        return new Spreadsheet(
                era,
                List.of("年度", "指標", "単位", "目標値", "実績値", "達成率（％）"),
                Kpi.CITY_TABLE.stream()
                        .map(kpi -> {
                            List<@Nullable Object> row = row(era, kpi.label(), kpi.unit());
                            row.addAll(achieved(kpi, year));
                            return row;
                        })
                        .toList());
    }

    /** The city's table: an indicator a row, and for each year target, actual and achievement. */
    static Spreadsheet years(List<Kpis.Year> years) {
        List<String> header = new ArrayList<>(List.of("指標", "単位"));
        for (Kpis.Year year : years) {
            String era = year.era() + "年度";
            header.addAll(List.of(era + "目標値", era + "実績値", era + "達成率（％）"));
        }
        return new Spreadsheet(
                "年度表",
                header,
                Kpi.CITY_TABLE.stream()
                        .map(kpi -> {
                            List<@Nullable Object> row = row(kpi.label(), kpi.unit());
                            years.forEach(year -> row.addAll(achieved(kpi, year)));
                            return row;
                        })
                        .toList());
    }

    static Spreadsheet months(List<Kpis.Month> months) {
        List<String> header = new ArrayList<>(List.of("年月"));
        Arrays.stream(Kpi.values()).map(Kpi::column).forEach(header::add);
        return new Spreadsheet(
                "月次",
                header,
                months.stream()
                        .map(month -> {
                            List<@Nullable Object> row = row(month.month());
                            Arrays.stream(Kpi.values())
                                    .map(kpi -> kpi.of(month.figures()))
                                    .forEach(row::add);
                            return row;
                        })
                        .toList());
    }

    private static List<@Nullable Object> achieved(Kpi kpi, Kpis.Year year) {
        return Arrays.asList(year.target(kpi), kpi.of(year.figures()), year.achievement(kpi));
    }

    private static List<@Nullable Object> row(Object... values) {
        return new ArrayList<@Nullable Object>(Arrays.asList(values));
    }
}
