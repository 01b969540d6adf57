package jp.nagaokapay.api.finance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.statutory.Issuer;
import jp.nagaokapay.ledger.statutory.StatutoryReport;
import jp.nagaokapay.ledger.statutory.StatutoryReport.Figures;
import jp.nagaokapay.web.paper.Report;
import jp.nagaokapay.web.paper.Report.Align;
import jp.nagaokapay.web.paper.Report.Column;
import jp.nagaokapay.web.paper.Report.Fact;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** The statutory report as a table and as paper. */
final class StatutoryPaper {
    private static final List<String> HEADER =
            List.of("基準日", "項目", "単位", "有償（チャージ）", "無償（ポイント）", "合計", "内容");
    private static final int REIWA_BEGAN_AFTER = 2018;

    private static final List<Line> LINES =
            List.of(
                    new Line("前基準日未使用残高", "円", Figures::outstandingBefore),
                    new Line("当期発行件数", "件", Figures::issues),
                    new Line("当期発行額", "円", Figures::issued),
                    new Line("当期回収（利用）件数", "件", Figures::uses),
                    new Line("当期回収（利用）額", "円", Figures::used),
                    new Line("当期失効件数", "件", Figures::expiredLots),
                    new Line("当期失効額", "円", Figures::expired),
                    new Line("基準日未使用件数", "件", Figures::outstandingLots),
                    new Line("基準日未使用残高", "円", Figures::outstanding));
    private static final Line DEPOSIT = new Line("要供託額（残高の2分の1）", "円", Figures::deposit);

    private StatutoryPaper() {}

    /** What the report is comes first, so that a saved file still says whether it is due. */
    static Spreadsheet sheet(StatutoryReport report) {
        Stream<List<@Nullable Object>> facts =
                facts(report).stream()
                        .map(fact -> cells(report, fact.name(), "", null, fact.value()));
        Stream<List<@Nullable Object>> figures =
                LINES.stream().map(line -> line.cells(report, null));
        Stream<List<@Nullable Object>> deposit =
                Stream.of(
                        cells(
                                report,
                                "基準額",
                                "円",
                                StatutoryReport.THRESHOLD,
                                "未使用残高がこの額を超えるとき、2分の1以上を保全"),
                        Arrays.asList(
                                report.baseDate(),
                                "基準額を超えるか",
                                "",
                                above(report.paid()),
                                above(report.points()),
                                above(report.total()),
                                null),
                        DEPOSIT.cells(report, report.due() ? null : "参考（供託の義務はない）"));
        return new Spreadsheet(
                "未使用残高", HEADER, Stream.of(facts, figures, deposit).flatMap(rows -> rows).toList());
    }

    private static List<@Nullable Object> cells(
            StatutoryReport report,
            String name,
            String unit,
            @Nullable Long figure,
            String content) {
        return Arrays.asList(report.baseDate(), name, unit, figure, figure, figure, content);
    }

    static Report report(StatutoryReport report) {
        return new Report(
                "前払式支払手段（第三者型）未使用残高報告",
                "基準日　" + date(report.baseDate()) + (report.due() ? "" : "　【参考】"),
                List.of(
                        new Report.Facts(facts(report)),
                        new Report.Table(
                                "発行・回収・未使用残高（価値日基準）",
                                List.of(
                                        new Column("項目", 34, Align.LEFT),
                                        new Column("有償（チャージ）", 25, Align.RIGHT),
                                        new Column("無償（ポイント）", 25, Align.RIGHT),
                                        new Column("合計", 25, Align.RIGHT)),
                                LINES.stream().map(line -> line.row(report)).toList(),
                                1),
                        new Report.Table(
                                "発行保証金",
                                List.of(
                                        new Column("項目", 34, Align.LEFT),
                                        new Column("有償（チャージ）", 25, Align.RIGHT),
                                        new Column("無償（ポイント）", 25, Align.RIGHT),
                                        new Column("合計（ポイントを含む場合）", 25, Align.RIGHT)),
                                List.of(above(report), DEPOSIT.row(report)),
                                1),
                        new Report.Note(
                                "未使用残高は、基準日までに発行した額から、利用・失効した額を除いた額です。有効期限が基準日である価値は、"
                                        + "基準日の終わりに失効したものとして除いています。発行額はチャージの取消とポイントの回収を、"
                                        + "利用額は返金を差し引いた純額です。チャージの件数は取消を差し引き、決済の件数は返金では減りません。"
                                        + "有償と無償の両方で支払った決済は、合計では2件と数えます。"
                                        + "失効と未使用の件数は、その一部でも失効した、または残っている"
                                        + "チャージとポイント付与の数です。"),
                        new Report.Note(
                                "未使用残高が"
                                        + yen(StatutoryReport.THRESHOLD)
                                        + "を超えるときは、その2分の1以上の額を供託等により保全します（1円未満切上げ）。"
                                        + "無償のポイントは区分して記載し、合計欄は仮に有償と同じに扱った場合の額です。")));
    }

    private static List<Fact> facts(StatutoryReport report) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("発行者", report.issuer().name()));
        for (String line : report.issuer().address()) {
            facts.add(new Fact(facts.size() == 1 ? "所在地" : "", line));
        }
        facts.add(new Fact("前払式支払手段の名称", "ながおかペイ"));
        facts.add(
                new Fact(
                        "対象期間",
                        date(report.previousBaseDate().plusDays(1))
                                + " から "
                                + date(report.baseDate())
                                + " まで"));
        facts.add(new Fact("報告の区分", kind(report.issuer().kind())));
        return facts;
    }

    private static String kind(Issuer.Kind kind) {
        return switch (kind) {
            case REGISTERED -> "届出・報告の対象（登録発行者）";
            case MUNICIPALITY -> "参考（法第4条第3号 地方公共団体の発行による適用除外）";
            case SIX_MONTHS_EXEMPT -> "参考（法第4条第2号 有効期間6か月以内による適用除外）";
        };
    }

    private static List<String> above(StatutoryReport report) {
        return Stream.concat(
                        Stream.of(yen(StatutoryReport.THRESHOLD) + "超"),
                        kinds(report).map(StatutoryPaper::above))
                .toList();
    }

    private static String above(Figures figures) {
        return figures.aboveThreshold() ? "超える" : "超えない";
    }

    private static Stream<Figures> kinds(StatutoryReport report) {
        return Stream.of(report.paid(), report.points(), report.total());
    }

    private static String yen(long amount) {
        return String.format(Locale.ROOT, "%,d円", amount);
    }

    private static String date(LocalDate date) {
        return "令和%d年%d月%d日（%d年）"
                .formatted(
                        date.getYear() - REIWA_BEGAN_AFTER,
                        date.getMonthValue(),
                        date.getDayOfMonth(),
                        date.getYear());
    }

    private record Line(String name, String unit, ToLongFunction<Figures> figure) {
        Stream<Long> figures(StatutoryReport report) {
            return kinds(report).map(figure::applyAsLong);
        }

        List<@Nullable Object> cells(StatutoryReport report, @Nullable String content) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(report.baseDate());
            cells.add(name);
            cells.add(unit);
            cells.addAll(figures(report).toList());
            cells.add(content);
            return cells;
        }

        List<String> row(StatutoryReport report) {
            return Stream.concat(
                            Stream.of(name),
                            figures(report)
                                    .map(each -> String.format(Locale.ROOT, "%,d%s", each, unit)))
                    .toList();
        }
    }
}
