package jp.nagaokapay.api.finance;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.kpi.Kpis;
import org.jspecify.annotations.Nullable;

/** The key figures as the city prints them: indicator, target, actual, achievement. */
final class KpiTable {
    /** Without it spreadsheets in Japan read UTF-8 as Shift_JIS. */
    private static final String BOM = "\uFEFF";

    private static final String HEADER = "年度,指標,単位,目標値,実績値,達成率（％）";

    private KpiTable() {}

    static String csv(Kpis.Year year) {
        Kpis.Targets targets = year.targets();
        Kpis.Achievement achieved = year.achievement();
        return List.of(
                        new Row(
                                "チャージ総額",
                                "円",
                                targets.totalCharged(),
                                year.totalCharged(),
                                achieved.totalCharged()),
                        new Row(
                                "参加店舗数",
                                "店舗",
                                targets.participatingShops(),
                                year.participatingShops(),
                                achieved.participatingShops()),
                        new Row(
                                "市外の利用者数",
                                "人",
                                targets.nonResidentUsers(),
                                year.nonResidentUsers(),
                                achieved.nonResidentUsers()),
                        new Row(
                                "決済回数",
                                "回",
                                targets.paymentCount(),
                                year.paymentCount(),
                                achieved.paymentCount()),
                        new Row("利用総額", "円", null, year.usageTotal(), null),
                        new Row("付与ポイント", "ポイント", null, year.pointsGranted(), null),
                        new Row("実利用者数", "人", null, year.activeUsers(), null),
                        new Row("経済波及効果", "円", null, year.rippleEffect(), null))
                .stream()
                .map(row -> year.era() + "年度," + row.csv())
                .collect(Collectors.joining("\r\n", BOM + HEADER + "\r\n", "\r\n"));
    }

    private record Row(
            String indicator,
            String unit,
            @Nullable Long target,
            long actual,
            @Nullable BigDecimal achievement) {

        String csv() {
            return String.join(
                    ",",
                    indicator,
                    unit,
                    target == null ? "" : target.toString(),
                    Long.toString(actual),
                    achievement == null ? "" : achievement.toPlainString());
        }
    }
}
