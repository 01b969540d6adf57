package jp.nagaokapay.ledger.campaign.preset;

import java.time.Instant;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.money.Points;

/** A campaign that only needs its period and budget. The name is its stable code. */
public enum Preset {
    TSUKATTEMIYOU(
            "使ってみようキャンペーン",
            "期間中の最初のチャージの50%分のポイントを、1人5,000ポイントまで、その場で付与します。",
            "Each person's first charge in the period earns 50 % in points at once, at most 5,000."),
    OKAWARI(
            "おかわりチャージキャンペーン",
            "期間中の2回目からのチャージの30%分のポイントを、1人1か月5,000ポイント・期間中8,000ポイントまで付与します。",
            "From the second charge in the period on, each earns 30 % in points, at most 5,000 a month"
                    + " and 8,000 in all for a person."),
    GOTO(
            "GoToながおかペイキャンペーン",
            "500円以上のお支払いに、商店街30%・個人店20%・コンビニ5%のポイントを、1人1日2,000ポイント・期間中10,000ポイントまで付与します。"
                    + "大型店は対象外です。",
            "Payments of 500 yen or more earn points: 30 % in shopping streets, 20 % at other"
                    + " independent shops, 5 % at convenience stores, nothing at large shops; at most"
                    + " 2,000 a day and 10,000 in all for a person."),
    ZOROME(
            "ゾロ目キャンペーン",
            "月と日がゾロ目になる日（2月22日など）のお支払いの50%分のポイントを、1人1日5,555ポイントまで付与します。",
            "Payments on days whose month and day are all one digit, as 2/22, earn 50 % in points, at"
                    + " most 5,555 a day for a person."),
    ATARASHIKU(
            "新しく使ってみようキャンペーン",
            "期間の初日以降に登録した方の最初のチャージに、1,000円以上で300、5,000円以上で1,500、10,000円以上で3,000ポイントを付与します。",
            "The very first charge of people who sign up from the first day on earns 300 points from"
                    + " 1,000 yen, 1,500 from 5,000 and 3,000 from 10,000."),
    ISSHUNEN(
            "1周年記念キャンペーン",
            "期間中のチャージの30%分のポイントを、1人6,000ポイントまで、次の締日（10日・20日・月末）の5営業日後に付与します。",
            "Charges in the period earn 30 % in points, at most 6,000 for a person, granted five"
                    + " business days after the next closing (10th, 20th, last day)."),
    WELLNESS_STEPS(
            "ウェルネス歩数ポイント",
            "1日7,000歩以上歩いた日に3ポイントを付与します。ポイントは商店街のお店で使えます。",
            "A day of 7,000 steps or more earns 3 points, to be spent in shopping streets."),
    WELLNESS_TEN_DAYS(
            "ウェルネス10日達成ポイント",
            "7,000歩以上歩いた日が月に10日になると10ポイントを付与します。ポイントは商店街のお店で使えます。",
            "The tenth day of 7,000 steps or more in a month earns 10 points, to be spent in shopping"
                    + " streets.");

    private final String japaneseName;
    private final String japanese;
    private final String english;

    Preset(String japaneseName, String japanese, String english) {
        this.japaneseName = japaneseName;
        this.japanese = japanese;
        this.english = english;
    }

    /** Stable, for programs. */
    public String code() {
        return name();
    }

    /** As residents read it. */
    public String japaneseName() {
        return japaneseName;
    }

    /** What it does, in a Japanese sentence. */
    public String japanese() {
        return japanese;
    }

    /** What it does, in an English sentence. */
    public String english() {
        return english;
    }

    /** Always: the city's own rules are not public, only the names and the yearly totals are. */
    public boolean illustrative() {
        return true;
    }

    /** Whether its occasions come from a partner, so that {@link #rules} must be told which. */
    public boolean needsPartner() {
        return switch (this) {
            case TSUKATTEMIYOU, OKAWARI, GOTO, ZOROME, ATARASHIKU, ISSHUNEN -> false;
            case WELLNESS_STEPS, WELLNESS_TEN_DAYS -> true;
        };
    }

    /**
     * The rules for a period and a budget. Fails with {@link IllegalArgumentException} when those
     * are none that a campaign may have, or when the preset needs a partner.
     */
    public CampaignRules rules(Instant opensAt, Instant closesAt, Points budget) {
        PresetDraft draft = new PresetDraft(japaneseName, opensAt, closesAt, budget);
        return switch (this) {
            case TSUKATTEMIYOU -> CityRules.tsukattemiyou(draft);
            case OKAWARI -> CityRules.okawari(draft);
            case GOTO -> CityRules.goTo(draft);
            case ZOROME -> CityRules.zorome(draft);
            case ATARASHIKU -> CityRules.atarashiku(draft);
            case ISSHUNEN -> CityRules.isshunen(draft);
            case WELLNESS_STEPS, WELLNESS_TEN_DAYS ->
                    throw new IllegalArgumentException(name() + " needs a partner");
        };
    }

    /** The same; the partner is used where one is {@linkplain #needsPartner needed}. */
    public CampaignRules rules(
            Instant opensAt, Instant closesAt, Points budget, PartnerId partnerId) {
        PresetDraft draft = new PresetDraft(japaneseName, opensAt, closesAt, budget);
        return switch (this) {
            case WELLNESS_STEPS -> WellnessRules.steps(draft, partnerId);
            case WELLNESS_TEN_DAYS -> WellnessRules.tenDays(draft, partnerId);
            case TSUKATTEMIYOU, OKAWARI, GOTO, ZOROME, ATARASHIKU, ISSHUNEN ->
                    rules(opensAt, closesAt, budget);
        };
    }
}
