package jp.nagaokapay.api.finance;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import jp.nagaokapay.api.finance.KpiSheets.Indicator;
import jp.nagaokapay.ledger.kpi.Kpis;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** The key figures as the city prints them: indicator, target, actual, achievement. */
final class KpiTable {
    static final List<Indicator> INDICATORS =
            List.of(
                    new Indicator(
                            "チャージ総額",
                            "円",
                            year -> year.targets().totalCharged(),
                            Kpis.Year::totalCharged,
                            year -> year.achievement().totalCharged()),
                    new Indicator(
                            "参加店舗数",
                            "店舗",
                            year -> year.targets().participatingShops(),
                            Kpis.Year::participatingShops,
                            year -> year.achievement().participatingShops()),
                    new Indicator(
                            "市外の利用者数",
                            "人",
                            year -> year.targets().nonResidentUsers(),
                            Kpis.Year::nonResidentUsers,
                            year -> year.achievement().nonResidentUsers()),
                    new Indicator(
                            "決済回数",
                            "回",
                            year -> year.targets().paymentCount(),
                            Kpis.Year::paymentCount,
                            year -> year.achievement().paymentCount()),
                    untargeted("利用総額", "円", Kpis.Year::usageTotal),
                    untargeted("付与ポイント", "ポイント", Kpis.Year::pointsGranted),
                    untargeted("実利用者数", "人", Kpis.Year::activeUsers),
                    untargeted(KpiSheets.RIPPLE, "円", Kpis.Year::rippleEffect));

    private KpiTable() {}

    static Spreadsheet of(Kpis.Year year) {
        return new Spreadsheet(
                year.era() + "年度",
                List.of("年度", "指標", "単位", "目標値", "実績値", "達成率（％）"),
                INDICATORS.stream()
                        .map(indicator ->
                                Arrays.<@Nullable Object>asList(
                                        year.era() + "年度",
                                        indicator.name(),
                                        indicator.unit(),
                                        indicator.target().apply(year),
                                        indicator.actual().apply(year),
                                        indicator.achievement().apply(year)))
                        .toList());
    }

    private static Indicator untargeted(
            String name, String unit, Function<Kpis.Year, Long> actual) {
        return new Indicator(name, unit, _ -> null, actual, _ -> null);
    }
}
