package jp.nagaokapay.ledger.campaign.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.rules.Basis;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.campaign.rules.OccurrenceCount;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PresetTest {
    private static final WalletId WALLET = new WalletId("wallet:1");
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 1);
    private static final Instant OPENS = BusinessDate.startOf(FIRST);
    private static final Instant CLOSES = BusinessDate.endOf(LocalDate.of(2023, 12, 31));
    private static final Points BUDGET = Points.of(1_000_000);
    private static final PartnerId PARTNER = new PartnerId("partner:wellness");

    @ParameterizedTest
    @EnumSource
    void a_preset_gives_valid_rules_under_its_name(Preset preset) {
        CampaignRules rules = preset.rules(OPENS, CLOSES, BUDGET, PARTNER);
        assertThat(rules.name()).isEqualTo(preset.japaneseName());
        assertThat(rules.budget()).isEqualTo(BUDGET);
        assertThat(rules.opensAt()).isEqualTo(OPENS);
        assertThat(rules.closesAt()).isEqualTo(CLOSES);
        assertThat(preset.japanese()).endsWith("。");
        assertThat(preset.english()).endsWith(".");
        assertThat(preset.illustrative()).isTrue();
    }

    @Test
    void six_bear_the_names_of_the_citys_campaigns() {
        assertThat(city().map(Preset::japaneseName))
                .containsExactly(
                        "使ってみようキャンペーン",
                        "おかわりチャージキャンペーン",
                        "GoToながおかペイキャンペーン",
                        "ゾロ目キャンペーン",
                        "新しく使ってみようキャンペーン",
                        "1周年記念キャンペーン");
    }

    @Test
    void a_partners_preset_asks_for_its_partner() {
        assertThatThrownBy(() -> Preset.WELLNESS_STEPS.rules(OPENS, CLOSES, BUDGET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(city()).allSatisfy(preset -> preset.rules(OPENS, CLOSES, BUDGET));
    }

    @ParameterizedTest
    @CsvSource({
        "TSUKATTEMIYOU, 1, 10000, 5000",
        "TSUKATTEMIYOU, 2, 10000, 0",
        "OKAWARI, 1, 10000, 0",
        "OKAWARI, 2, 10000, 3000",
        "ISSHUNEN, 7, 10000, 3000"
    })
    void a_charge_earns_by_its_turn(Preset preset, int turn, long yen, long points) {
        CampaignRules rules = preset.rules(OPENS, CLOSES, BUDGET);
        assertThat(rules.concerns(charge(Trigger.CHARGE, FIRST, yen))).isTrue();
        boolean admitted = rules.admits(new OccurrenceCount(turn, turn, 1, 1, 1));
        Points worth = rules.worth(Basis.ofMoney(Yen.of(yen)), 0);
        assertThat(admitted ? worth : Points.ZERO).isEqualTo(Points.of(points));
    }

    @Test
    void signing_up_earns_in_steps_and_only_for_newcomers() {
        CampaignRules rules = Preset.ATARASHIKU.rules(OPENS, CLOSES, BUDGET);
        assertThat(rules.concerns(charge(Trigger.SIGN_UP, FIRST, 5_000))).isTrue();
        assertThat(rules.concerns(charge(Trigger.SIGN_UP, FIRST.minusDays(1), 5_000))).isFalse();
        assertThat(rules.worth(Basis.ofMoney(Yen.of(1_000)), 0)).isEqualTo(Points.of(300));
        assertThat(rules.worth(Basis.ofMoney(Yen.of(9_000)), 0)).isEqualTo(Points.of(1_500));
        assertThat(rules.worth(Basis.ofMoney(Yen.of(50_000)), 0)).isEqualTo(Points.of(3_000));
    }

    @ParameterizedTest
    @CsvSource({
        "SHOPPING_STREET, 1000, 1000, 300",
        "INDEPENDENT, 1000, 1000, 200",
        "CONVENIENCE, 1000, 1000, 50",
        "LARGE, 1000, 1000, 0",
        "SHOPPING_STREET, 499, 499, 0",
        "SHOPPING_STREET, 1000, 700, 210"
    })
    void going_out_earns_by_class_of_shop_for_the_money_in_it(
            ShopClass shopClass, long yen, long paid, long points) {
        CampaignRules rules = Preset.GOTO.rules(OPENS, CLOSES, BUDGET);
        Basis basis = Basis.ofPayment(Yen.of(yen), Yen.of(paid), shopClass);
        assertThat(rules.worth(basis, 0)).isEqualTo(Points.of(points));
    }

    @Test
    void repdigit_days_earn_for_payments() {
        CampaignRules rules = Preset.ZOROME.rules(OPENS, CLOSES, BUDGET);
        assertThat(rules.concerns(payment(LocalDate.of(2023, 11, 11)))).isTrue();
        assertThat(rules.concerns(payment(LocalDate.of(2023, 11, 12)))).isFalse();
    }

    @Test
    void walking_earns_three_points_a_day_and_ten_on_the_tenth_day_of_a_month() {
        CampaignRules steps = Preset.WELLNESS_STEPS.rules(OPENS, CLOSES, BUDGET, PARTNER);
        CampaignRules tenth = Preset.WELLNESS_TEN_DAYS.rules(OPENS, CLOSES, BUDGET, PARTNER);
        assertThat(steps.concerns(walked(7_000))).isTrue();
        assertThat(steps.concerns(walked(6_999))).isFalse();
        assertThat(steps.worth(Basis.asking(Points.ZERO), 0)).isEqualTo(Points.of(3));
        assertThat(tenth.admits(new OccurrenceCount(9, 9, 9, 9, 1))).isFalse();
        assertThat(tenth.admits(new OccurrenceCount(12, 12, 10, 10, 1))).isTrue();
        assertThat(tenth.admits(new OccurrenceCount(13, 13, 11, 11, 1))).isFalse();
        assertThat(tenth.worth(Basis.asking(Points.ZERO), 0)).isEqualTo(Points.of(10));
        assertThat(tenth.points().restriction()).isEqualTo(ShopClass.SHOPPING_STREET);
    }

    private static Stream<Preset> city() {
        return Arrays.stream(Preset.values()).filter(preset -> !preset.needsPartner());
    }

    private static Occasion charge(Trigger trigger, LocalDate openedOn, long yen) {
        return Occasion.charge(
                trigger, "occasion", WALLET, OPENS, Yen.of(yen), person(openedOn), Channel.COUNTER);
    }

    private static Occasion payment(LocalDate date) {
        return Occasion.payment(
                "occasion",
                WALLET,
                BusinessDate.startOf(date),
                Yen.of(1_000),
                Yen.of(1_000),
                person(FIRST),
                null);
    }

    private static Occasion walked(long steps) {
        return Occasion.report(
                "occasion",
                WALLET,
                OPENS,
                person(FIRST),
                new Occasion.Activity(PARTNER, "STEPS", steps));
    }

    private static Occasion.Person person(LocalDate openedOn) {
        return new Occasion.Person(openedOn, Residency.RESIDENT, false);
    }
}
