package jp.nagaokapay.api.finance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.kpi.Kpi;
import jp.nagaokapay.ledger.kpi.Kpis.PlannedYear;
import jp.nagaokapay.ledger.kpi.RippleEffect;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/**
 * The table that the city publishes, with its labels and units: target and actual of each fiscal
 * year, and the ripple effect with what it assumes.
 */
final class CityTable {
    private static final DateTimeFormatter AS_OF =
            DateTimeFormatter.ofPattern("yyyy年M月d日H時m分", Locale.JAPAN);

    private CityTable() {}

    /**
     * @param asOf when the running year's actual figures were counted
     */
    static Spreadsheet of(List<PlannedYear> years, Instant asOf) {
        List<String> header = new ArrayList<>(List.of("指標", "単位"));
        years.forEach(year ->
                header.addAll(List.of(year.year().era() + " 目標", year.year().era() + " 実績")));
        Stream<List<@Nullable Object>> rows =
                Arrays.stream(Indicator.values()).map(indicator -> row(indicator, years));
        return new Spreadsheet("市の指標", header, Stream.concat(rows, notes(asOf)).toList());
    }

    private static List<@Nullable Object> row(Indicator indicator, List<PlannedYear> years) {
        List<@Nullable Object> row = new ArrayList<>(List.of(indicator.label, indicator.unit));
        for (PlannedYear year : years) {
            row.add(indicator.in(year.targets().get(indicator.kpi)));
            row.add(indicator.in(year.figures().map(indicator.kpi::of).orElse(null)));
        }
        return row;
    }

    private static Stream<List<@Nullable Object>> notes(Instant asOf) {
        return Stream.of(
                        "",
                        "経済波及効果の前提：利用額総合計×" + RippleEffect.MULTIPLIER,
                        "（利用額総合計518百万円に対し1,095百万円とした市の公表値による）",
                        AS_OF.format(asOf.atZone(BusinessDate.ZONE)) + "現在",
                        "単位未満は四捨五入。目標または帳簿のない年度は空欄")
                .map(note -> Arrays.<@Nullable Object>asList(note));
    }

    /** As the city prints them. */
    private enum Indicator {
        CHARGED("デジタル商品券チャージ額", "千円", 1_000, Kpi.TOTAL_CHARGED),
        SHOPS("利用可能店舗・サービス数", "店", 1, Kpi.PARTICIPATING_SHOPS),
        NON_RESIDENTS("市外在住者アプリ利用数", "人", 1, Kpi.NON_RESIDENT_USERS),
        PAYMENTS("デジタル決済総数", "回", 1, Kpi.PAYMENT_COUNT),
        USAGE("利用額総合計", "百万円", 1_000_000, Kpi.USAGE_TOTAL),
        RIPPLE_EFFECT("経済波及効果", "百万円", 1_000_000, Kpi.RIPPLE_EFFECT);

        private final String label;
        private final String unit;
        private final long size;
        private final Kpi kpi;

        Indicator(String label, String unit, long size, Kpi kpi) {
            this.label = label;
            this.unit = unit;
            this.size = size;
            this.kpi = kpi;
        }

        /** In the indicator's unit, rounded half up. */
        @Nullable Long in(@Nullable Long amount) {
            return amount == null
                    ? null
                    : (Long)
                            BigDecimal.valueOf(amount)
                                    .divide(BigDecimal.valueOf(size), 0, RoundingMode.HALF_UP)
                                    .longValueExact();
        }
    }
}
