package jp.nagaokapay.api.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.ResidentText;
import jp.nagaokapay.ledger.campaign.list.CampaignList.Listed;
import jp.nagaokapay.ledger.campaign.list.Counted;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.RulesWarnings;
import jp.nagaokapay.ledger.campaign.simulation.SimulationResult;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.web.paper.Report;
import jp.nagaokapay.web.paper.Report.Align;
import jp.nagaokapay.web.paper.Report.Bars;
import jp.nagaokapay.web.paper.Report.Column;
import jp.nagaokapay.web.paper.Report.Fact;
import jp.nagaokapay.web.paper.Report.Facts;
import jp.nagaokapay.web.paper.Report.Note;
import jp.nagaokapay.web.paper.Report.Part;
import jp.nagaokapay.web.paper.Report.Table;
import org.jspecify.annotations.Nullable;

/** What the council reads before it decides: the rules in words, and what they would have cost. */
final class CouncilPaper {
    private CouncilPaper() {}

    /**
     * @param simulated what the newest rules would have cost; null for a mass grant, which is
     *     counted
     * @param now when the paper is made
     */
    static Report of(
            Listed campaign,
            @Nullable SimulationResult simulated,
            WalletLimits limits,
            Instant now) {
        CampaignRules rules = campaign.newest();
        List<Part> parts = new ArrayList<>();
        parts.add(facts(rules));
        parts.add(numbered("条件（すべてを満たすとき）", RulesInWords.conditions(rules), "条件はありません"));
        parts.add(numbered("上限", RulesInWords.caps(rules.caps()), "上限はありません"));
        parts.add(
                numbered(
                        "注意していただきたい点",
                        RulesWarnings.of(rules, limits).stream()
                                .map(warning -> warning.japanese())
                                .toList(),
                        "ありません"));
        residentText(campaign.residentText()).forEach(parts::add);
        if (simulated == null) {
            parts.add(count(campaign.counted(), rules));
            parts.add(
                    new Note(
                            "付与は利用を始めた日の早い方から順に行い、予算に達したところで終わります。"
                                    + "人数は集計した時点のもので、開始日までの加入・退会は含みません。"));
        } else {
            parts.add(cost(simulated));
            parts.add(curve(simulated, rules));
            parts.add(
                    new Note(
                            "試算は過去の実際の利用にこの案を当てはめたもので、キャンペーンによる利用の増加は含みません。"
                                    + "同じグループのほかのキャンペーンとの重なりも考えていません。"));
        }
        parts.add(persons(campaign, now));
        return new Report(
                "キャンペーン審議資料", rules.name() + (campaign.proposal() == null ? "" : "（変更案）"), parts);
    }

    private static Facts facts(CampaignRules rules) {
        return new Facts(
                List.of(
                        new Fact("期間", RulesInWords.period(rules)),
                        new Fact("対象", RulesInWords.trigger(rules.trigger())),
                        new Fact("付与", RulesInWords.reward(rules)),
                        new Fact("付与の時期", RulesInWords.timing(rules.points())),
                        new Fact("ポイントの利用", RulesInWords.use(rules.points())),
                        new Fact("予算", RulesInWords.points(rules.budget()) + "（これを超えて付与しません）")));
    }

    private static Table numbered(String heading, List<String> sentences, String none) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            rows.add(List.of("" + (i + 1), sentences.get(i)));
        }
        return new Table(
                heading,
                List.of(new Column("", 1, Align.RIGHT), new Column("内容", 19, Align.LEFT)),
                rows.isEmpty() ? List.of(List.of("", none)) : rows,
                0);
    }

    private static Stream<Part> residentText(@Nullable ResidentText text) {
        return text == null
                ? Stream.of(new Note("市民向けの説明文：まだ書かれていません。"))
                : Stream.of(new Note("市民向けの説明文：" + text.ja()));
    }

    private static Table cost(SimulationResult simulated) {
        return new Table(
                "過去の利用に当てはめた試算（"
                        + RulesInWords.moment(simulated.from())
                        + "〜"
                        + RulesInWords.moment(simulated.to())
                        + "）",
                List.of(new Column("項目", 3, Align.LEFT), new Column("試算", 2, Align.RIGHT)),
                List.of(
                        row("対象となりうる利用", simulated.occasions(), "件"),
                        row("ポイントがつく利用", simulated.qualifying(), "件"),
                        row("付与を受ける人", simulated.people(), "人"),
                        List.of("1人あたりの平均", simulated.averagePerPerson() + "ポイント"),
                        row("予算がなければかかる費用", simulated.costWithoutBudget().amount(), "ポイント"),
                        List.of(
                                "予算を使い切る日時",
                                simulated.budgetEndsAt() == null
                                        ? "期間中には使い切らない"
                                        : RulesInWords.moment(simulated.budgetEndsAt())),
                        row("費用", simulated.cost().amount(), "ポイント")),
                1);
    }

    private static Table count(@Nullable Counted counted, CampaignRules rules) {
        long cost = counted == null ? 0 : counted.points().amount();
        long missing = Math.max(0, cost - rules.budget().amount());
        return new Table(
                counted == null
                        ? "対象者の集計（まだ集計されていません）"
                        : "対象者の集計（" + RulesInWords.moment(counted.at()) + " 現在）",
                List.of(new Column("項目", 3, Align.LEFT), new Column("集計", 2, Align.RIGHT)),
                List.of(
                        row("条件に合う方", counted == null ? 0 : counted.people(), "人"),
                        row("全員に付与するための費用", cost, "ポイント"),
                        row("予算", rules.budget().amount(), "ポイント"),
                        row("予算の不足", missing, "ポイント")),
                1);
    }

    private static List<String> row(String name, long amount, String unit) {
        return List.of(name, RulesInWords.number(amount) + unit);
    }

    /** The cost so far, day by day, up to the budget or as high as it comes. */
    private static Bars curve(SimulationResult simulated, CampaignRules rules) {
        List<Long> sums =
                simulated.series().stream().map(day -> Math.max(0, day.cumulative())).toList();
        long highest = sums.stream().mapToLong(Long::longValue).max().orElse(0);
        boolean reaches = highest * 2 >= rules.budget().amount();
        long top = reaches ? rules.budget().amount() : Math.max(1, highest);
        return new Bars(
                "費用の累計（日ごと）",
                RulesInWords.date(simulated.series().getFirst().date()),
                RulesInWords.date(simulated.series().getLast().date()),
                top,
                RulesInWords.number(top) + "ポイント" + (reaches ? "（予算）" : ""),
                sums);
    }

    private static Facts persons(Listed campaign, Instant now) {
        String submitted = campaign.submittedBy();
        return new Facts(
                List.of(
                        new Fact("起案者", campaign.draftedBy()),
                        new Fact("起案日時", RulesInWords.moment(campaign.draftedAt())),
                        new Fact("提出者", submitted == null ? "まだ提出されていません" : submitted),
                        new Fact("資料の作成日時", RulesInWords.moment(now))));
    }
}
