package jp.nagaokapay.api.finance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.kpi.Breakdowns.Activity;
import jp.nagaokapay.ledger.kpi.Breakdowns.Flow;
import jp.nagaokapay.ledger.kpi.Breakdowns.HolderSlice;
import jp.nagaokapay.ledger.kpi.Breakdowns.LastUse;
import jp.nagaokapay.ledger.kpi.Breakdowns.ShopSlice;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** The breakdowns as tables for spreadsheets, with Japanese headers. */
final class BreakdownSheets {
    private static final List<String> FLOW =
            List.of("決済回数", "返金件数", "決済額（円）", "返金額（円）", "利用総額（円）", "うちチャージ残高（円）", "うちポイント");

    private BreakdownSheets() {}

    static Spreadsheet shops(BreakdownBy by, List<ShopSlice> slices) {
        return new Spreadsheet(
                by.tab(),
                Stream.of(List.of(by.column()), FLOW, List.of("決済のあった店舗数", "参加店舗数"))
                        .flatMap(List::stream)
                        .toList(),
                slices.stream()
                        .map(slice ->
                                with(
                                        by.label(slice.key()),
                                        slice.flow(),
                                        slice.shopsWithPayment(),
                                        slice.participatingShops()))
                        .toList());
    }

    static Spreadsheet holders(List<HolderSlice> slices) {
        BreakdownBy by = BreakdownBy.RESIDENCY;
        return new Spreadsheet(
                by.tab(),
                Stream.of(List.of(by.column()), FLOW, List.of("チャージ件数", "チャージ総額（円）", "利用者数"))
                        .flatMap(List::stream)
                        .toList(),
                slices.stream()
                        .map(slice ->
                                with(
                                        by.label(slice.group().name()),
                                        slice.flow(),
                                        slice.charges(),
                                        slice.totalCharged(),
                                        slice.users()))
                        .toList());
    }

    static Spreadsheet activity(Activity activity) {
        return new Spreadsheet(
                "最終利用",
                List.of("最終利用（" + activity.asOf() + "時点）", "市内", "市外", "法人", "不明", "合計"),
                activity.ages().stream()
                        .map(age ->
                                row(
                                        label(age.lastUse()),
                                        age.residents(),
                                        age.nonResidents(),
                                        age.corporate(),
                                        age.unknown(),
                                        age.wallets()))
                        .toList());
    }

    private static String label(LastUse lastUse) {
        return switch (lastUse) {
            case WITHIN_7_DAYS -> "7日以内";
            case WITHIN_30_DAYS -> "8～30日前";
            case WITHIN_90_DAYS -> "31～90日前";
            case WITHIN_180_DAYS -> "91～180日前";
            case WITHIN_365_DAYS -> "181～365日前";
            case LONGER_AGO -> "366日以上前";
            case NEVER -> "利用なし";
        };
    }

    private static List<@Nullable Object> with(String label, Flow flow, Object... more) {
        List<@Nullable Object> row =
                new ArrayList<>(
                        row(
                                label,
                                flow.payments(),
                                flow.refunds(),
                                flow.captured(),
                                flow.refunded(),
                                flow.usageTotal(),
                                flow.paid(),
                                flow.points()));
        row.addAll(Arrays.asList(more));
        return row;
    }

    private static List<@Nullable Object> row(Object... values) {
        return Arrays.<@Nullable Object>asList(values);
    }
}
