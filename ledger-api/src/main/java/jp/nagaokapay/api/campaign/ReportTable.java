package jp.nagaokapay.api.campaign;

import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.api.campaign.CampaignReport.Activity;
import jp.nagaokapay.api.campaign.CampaignReport.Effect;
import jp.nagaokapay.ledger.campaign.CampaignStatus;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.jspecify.annotations.Nullable;

/** Reports as a table, one campaign a line; new columns come last, so that others keep theirs. */
final class ReportTable {
    private static final List<String> HEADER =
            List.of(
                    "キャンペーンID",
                    "名称",
                    "状態",
                    "開始日",
                    "終了日",
                    "予算",
                    "付与",
                    "利用",
                    "失効",
                    "消滅",
                    "取消",
                    "回収不能",
                    "未使用",
                    "予算残",
                    "人数",
                    "付与件数",
                    "対象件数",
                    "期間日数",
                    "期間中チャージ件数",
                    "期間中チャージ額",
                    "期間中決済件数",
                    "期間中決済額",
                    "期間前チャージ件数",
                    "期間前チャージ額",
                    "期間前決済件数",
                    "期間前決済額",
                    "予算割当",
                    "付与予定");

    private ReportTable() {}

    static Spreadsheet sheet(List<CampaignReport> reports) {
        return new Spreadsheet("キャンペーン", HEADER, reports.stream().map(ReportTable::row).toList());
    }

    private static List<@Nullable Object> row(CampaignReport report) {
        Stream<Object> points =
                Stream.of(
                        report.campaignId(),
                        report.name(),
                        japanese(report.status()),
                        BusinessDate.of(report.opensAt()),
                        BusinessDate.of(report.closesAt().minusNanos(1)),
                        report.budget(),
                        report.granted(),
                        report.used(),
                        report.expired(),
                        report.lapsed(),
                        report.takenBack(),
                        report.lost(),
                        report.outstanding(),
                        report.remaining(),
                        report.people(),
                        report.grants(),
                        report.triggers());
        Stream<Object> allocation = Stream.of(report.allocated(), report.pointsOnTheirWay());
        return Stream.of(points, effect(report.effect()), allocation)
                .flatMap(figures -> figures)
                .<@Nullable Object>map(figure -> figure)
                .toList();
    }

    private static Stream<Object> effect(@Nullable Effect effect) {
        return effect == null
                ? Stream.generate(() -> (Object) "").limit(9)
                : Stream.concat(
                        Stream.of((Object) effect.days()),
                        Stream.concat(activity(effect.during()), activity(effect.before())));
    }

    private static Stream<Object> activity(Activity activity) {
        return Stream.of(
                activity.charges(), activity.charged(), activity.payments(), activity.paid());
    }

    private static String japanese(CampaignStatus status) {
        return switch (status) {
            case DRAFT -> "下書き";
            case SUBMITTED -> "承認待ち";
            case REJECTED -> "却下";
            case SCHEDULED -> "開始前";
            case LIVE -> "実施中";
            case PAUSED -> "一時停止";
            case ENDED -> "終了";
        };
    }
}
