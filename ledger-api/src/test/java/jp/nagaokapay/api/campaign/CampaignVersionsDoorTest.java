package jp.nagaokapay.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import jp.nagaokapay.api.DoorsTest;
import jp.nagaokapay.ledger.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole life of a campaign over HTTP, with two pairs of eyes at each decision. */
class CampaignVersionsDoorTest extends DoorsTest {
    private static final String CAMPAIGNS = "/campaign/v1/campaigns";

    private Door manager;
    private Door council;

    @BeforeEach
    void comeIn() {
        manager = with("campaign:write");
        council = with("campaign:approve");
    }

    @Test
    void a_live_campaign_gets_new_rules_only_by_another_approval() {
        String campaign = live(draft("改定前", 1_000));

        Answer proposed = manager.post(campaign + "/versions", draft("改定後", 2_000));

        assertThat(proposed.status()).isEqualTo(201);
        assertThat(proposed.text("status")).isEqualTo("LIVE");
        await(campaign, seen -> seen.path("proposal").path("stage").asString().equals("DRAFT"));
        Answer seen = council.get(campaign);
        assertThat(seen.text("name")).isEqualTo("改定前");
        assertThat(seen.number("version")).isEqualTo(1);
        assertThat(seen.json().at("/proposal/name").asString()).isEqualTo("改定後");

        assertThat(council.post(campaign + "/approval").code()).isEqualTo("CAMPAIGN_NOT_SUBMITTED");
        assertThat(manager.post(campaign + "/submission").status()).isEqualTo(200);
        assertThat(council.post(campaign + "/rejection", "{\"reason\": \"早すぎる\"}").status())
                .isEqualTo(200);
        assertThat(manager.post(campaign + "/versions", draft("改定案2", 1_500)).status())
                .isEqualTo(201);
        assertThat(manager.post(campaign + "/submission").status()).isEqualTo(200);
        assertThat(council.post(campaign + "/approval").text("status")).isEqualTo("LIVE");
        await(campaign, now -> now.path("version").asInt() == 2);
        Answer changed = manager.get(campaign);
        assertThat(changed.text("name")).isEqualTo("改定案2");
        assertThat(changed.json().has("proposal")).isFalse();

        assertThat(steps(campaign))
                .containsExactly(
                        "DRAFTED",
                        "SUBMITTED",
                        "APPROVED",
                        "VERSION_DRAFTED",
                        "VERSION_SUBMITTED",
                        "VERSION_REJECTED",
                        "VERSION_DRAFTED",
                        "VERSION_SUBMITTED",
                        "VERSION_APPROVED");
        JsonNode rejected = council.get(campaign + "/history").json().at("/steps/5");
        assertThat(rejected.path("reason").asString()).isEqualTo("早すぎる");
        assertThat(rejected.path("version").asInt()).isEqualTo(2);
        assertThat(rejected.path("by").asString()).isNotBlank();
        assertThat(Instant.parse(rejected.path("at").asString())).isBefore(Instant.now());
    }

    @Test
    void nobody_approves_the_version_they_wrote() {
        Door both = with("campaign:write campaign:approve");
        String campaign = live(draft("二人", 1_000));
        both.post(campaign + "/versions", draft("一人", 2_000));
        both.post(campaign + "/submission");

        assertThat(both.post(campaign + "/approval").code()).isEqualTo("FOUR_EYES_REQUIRED");
    }

    @Test
    void a_version_keeps_trigger_and_opening() {
        String campaign = live(draft("開始済み", 1_000));

        Answer other =
                manager.post(
                        campaign + "/versions",
                        draft("支払い", 1_000).replace("\"CHARGE\"", "\"PAYMENT\""));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("CAMPAIGN_VERSION_UNFIT");
        assertThat(manager.post(CAMPAIGNS + "/campaign:unknown/versions", draft("無", 1)).status())
                .isEqualTo(404);
        assertThat(manager.get(CAMPAIGNS + "/campaign:unknown/history").code())
                .isEqualTo("CAMPAIGN_NOT_FOUND");
    }

    @Test
    void the_council_sees_what_a_lottery_is_committed_to_and_the_secret_only_after_the_end() {
        String lottery =
                """
                {"type": "LOTTERY", "prizes": [{"points": 30000, "oddsPerMillion": 1000}],
                 "commitment": "mine"}\
                """;
        Answer drafted = manager.post(CAMPAIGNS, draft("抽選", 77).replace(rate(77), lottery));
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");

        assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
        assertThat(drafted.text("seedCommitment")).matches("[0-9a-f]{64}");
        assertThat(drafted.json().path("warnings").findValuesAsString("code"))
                .containsExactly("LOTTERY_NEAR_SINGLE_PRIZE_CEILING", "LOTTERY_NEAR_TOTAL_CEILING");
        assertThat(drafted.json().at("/warnings/0/ja").asString()).contains("景品表示法");
        await(campaign, seen -> seen.has("seedCommitment"));
        Answer seen = council.get(campaign);
        assertThat(seen.text("seedCommitment")).isEqualTo(drafted.text("seedCommitment"));
        assertThat(seen.json().has("seed")).isFalse();
        assertThat(seen.json().path("warnings")).hasSize(2);
    }

    @Test
    void presets_are_drafts_that_can_be_posted_as_they_are() {
        Answer presets = manager.get("/campaign/v1/presets?budget=500000&partner=partner:wellness");

        assertThat(presets.status()).isEqualTo(200);
        assertThat(presets.json().path("presets")).hasSizeGreaterThanOrEqualTo(8);
        List<String> posted = new ArrayList<>();
        for (JsonNode preset : presets.json().path("presets")) {
            assertThat(preset.path("illustrative").asBoolean()).isTrue();
            Answer drafted = manager.post(CAMPAIGNS, preset.path("draft").toString());
            assertThat(drafted.status()).as(preset + " " + drafted.raw().body()).isEqualTo(201);
            posted.add(preset.path("code").asString());
        }
        assertThat(posted).contains("TSUKATTEMIYOU", "ZOROME", "WELLNESS_STEPS");
        Answer alone = manager.get("/campaign/v1/presets");
        assertThat(alone.json().path("presets"))
                .allSatisfy(preset ->
                        assertThat(preset.has("draft"))
                                .isEqualTo(!preset.path("needsPartner").asBoolean()));
        Answer turned = manager.get("/campaign/v1/presets?opensOn=2030-04-01&closesOn=2030-03-01");
        assertThat(turned.status()).isEqualTo(400);
        assertThat(turned.code()).isEqualTo("CAMPAIGN_RULES_INVALID");
    }

    @Test
    void every_kind_of_rule_comes_through_the_door_and_back() {
        String body =
                """
                {"name": "全部", "trigger": "PAYMENT", "opensAt": "2030-04-01T00:00:00+09:00",
                 "closesAt": "2030-06-01T00:00:00+09:00", "budget": 1000000,
                 "conditions": [
                   {"type": "MINIMUM_AMOUNT", "amount": 500}, {"type": "REPDIGIT_AMOUNT", "digits": 3},
                   {"type": "REPDIGIT_DATE"}, {"type": "DAYS_OF_MONTH", "days": [4, 5]},
                   {"type": "WEEKDAYS", "days": ["SUNDAY", "THURSDAY"]},
                   {"type": "HOURS", "from": "09:00:00", "until": "17:00:00"},
                   {"type": "RESIDENCY", "residency": "RESIDENT"},
                   {"type": "NEW_USERS_SINCE", "date": "2030-04-01"},
                   {"type": "SHOP_CLASSES", "classes": ["INDEPENDENT"]},
                   {"type": "DISTRICTS", "districts": ["長岡"]},
                   {"type": "CATEGORIES", "categories": ["飲食"]},
                   {"type": "SHOPS", "merchantIds": ["merchant:demo"]},
                   {"type": "OCCASION_NUMBER", "from": 2, "to": 9, "within": "MONTH",
                    "counting": "DAYS"},
                   {"type": "FIRST_PEOPLE", "people": 100}],
                 "reward": {"type": "RATE", "basisPoints": 1000, "byShopClass": {"LARGE": 0}},
                 "caps": {"perPerson": 5000, "perTrigger": 500, "perDay": 900, "perMonth": 4000,
                          "allPerDay": 10000, "allPerMonth": 100000},
                 "points": {"expiry": {"type": "END_OF_MONTH_AFTER", "months": 5},
                            "restriction": "SHOPPING_STREET", "timing": "AFTER_CLOSING"},
                 "stacking": {"priority": 1, "exclusiveGroup": "春"}}
                """;
        Answer drafted = manager.post(CAMPAIGNS, body);
        assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");
        await(campaign, seen -> seen.has("name"));

        JsonNode seen = manager.get(campaign).json();
        assertThat(seen.path("conditions")).hasSize(14);
        assertThat(seen.at("/conditions/12/type").asString()).isEqualTo("OCCASION_NUMBER");
        assertThat(seen.at("/reward/byShopClass/LARGE").asInt(-1)).isZero();
        assertThat(seen.at("/stacking/exclusiveGroup").asString()).isEqualTo("春");
        assertThat(seen.at("/points/timing").asString()).isEqualTo("AFTER_CLOSING");
    }

    @Test
    void everything_wrong_with_a_draft_is_told_at_once() {
        String wrong =
                draft("誤り", 77)
                        .replace("\"budget\": 1000000", "\"budget\": \"1000000\"")
                        .replace(rate(77), "{\"type\": \"RATE\", \"basisPoints\": 10001}")
                        .replace(
                                "[{\"type\": \"MINIMUM_AMOUNT\", \"amount\": 1000}]",
                                "[{\"type\": \"LUCK\"}, {\"type\": \"MINIMUM_AMOUNT\", \"amount\": 0}]")
                        .replace("\"days\": 30", "\"days\": 30.5, \"weeks\": 4");

        Answer answer = manager.post(CAMPAIGNS, wrong);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.json().path("errors").findValuesAsString("field"))
                .satisfiesExactly(
                        field -> assertThat(field).isEqualTo("budget"),
                        field -> assertThat(field).startsWith("conditions[0]"),
                        field -> assertThat(field).startsWith("conditions[1]"),
                        field -> assertThat(field).startsWith("points"),
                        field -> assertThat(field).startsWith("reward"));
    }

    @Test
    void a_value_outside_its_bounds_is_explained() {
        Answer answer =
                manager.post(
                        CAMPAIGNS,
                        draft("高い", 77)
                                .replace(rate(77), "{\"type\": \"RATE\", \"basisPoints\": 10001}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("CAMPAIGN_RULES_INVALID");
        assertThat(answer.text("reason"))
                .isEqualTo("basis points of a rate must be 1 to 10000, not 10001");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("reward");
    }

    @Test
    void what_is_left_out_inside_of_a_rule_is_told() {
        for (String[] one :
                new String[][] {
                    {"\"expiry\": {\"type\": \"AFTER_DAYS\", \"days\": 30}", "", "points.expiry"},
                    {
                        "{\"type\": \"MINIMUM_AMOUNT\", \"amount\": 1000}",
                        "{\"type\": \"OCCASION_NUMBER\", \"from\": 1, \"counting\": \"DAYS\"}",
                        "conditions[0].within"
                    },
                    {
                        "\"expiry\": {\"type\": \"AFTER_DAYS\", \"days\": 30}",
                        "\"expiry\": {\"type\": \"ON_DATE\"}",
                        "points.expiry.date"
                    }
                }) {
            Answer answer = manager.post(CAMPAIGNS, draft("欠け", 77).replace(one[0], one[1]));

            assertThat(answer.status()).as(one[2]).isEqualTo(400);
            assertThat(answer.code()).as(one[2]).isEqualTo("VALIDATION_FAILED");
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(one[2]);
        }
    }

    @Test
    void the_document_shows_each_kind_of_rule_with_its_type() {
        JsonNode schemas = nobody().get("/v3/api-docs").json().at("/components/schemas");

        for (String kind : List.of("Condition", "Reward", "PointsExpiry")) {
            JsonNode discriminator = schemas.at("/" + kind + "/discriminator");
            assertThat(discriminator.path("propertyName").asString()).isEqualTo("type");
            assertThat(discriminator.path("mapping")).as(kind).isNotEmpty();
            for (Map.Entry<String, JsonNode> one : discriminator.path("mapping").properties()) {
                String schema = one.getValue().asString().replace("#/components/schemas/", "");
                assertThat(schemas.path(schema).at("/properties/type/enum/0").asString())
                        .as(schema)
                        .isEqualTo(one.getKey());
            }
        }
        assertThat(schemas.at("/Condition/discriminator/mapping")).hasSize(17);
    }

    @Test
    void a_campaign_s_points_are_reported_as_json_and_as_a_table() {
        String campaign = live(draft("報告" + UUID.randomUUID(), 3_000));
        Door finance = with("finance:read");
        List<WalletId> charged = new ArrayList<>();
        Awaitility.await("a charge while the campaign is live earns")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    charged.add(walletWith(1_000));
                    return manager.get(campaign + "/report").number("granted") > 0;
                });

        JsonNode report = finance.get(campaign + "/report").json();

        assertThat(report.path("granted").asLong())
                .isEqualTo(
                        report.path("used").asLong()
                                + report.path("expired").asLong()
                                + report.path("lapsed").asLong()
                                + report.path("takenBack").asLong()
                                + report.path("outstanding").asLong());
        assertThat(report.at("/effect/during/charges").asLong()).isPositive();
        assertThat(report.at("/effect/days").asLong()).isBetween(1L, 2L);
        Answer csv = council.get(campaign + "/report.csv");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(csv.raw().body()).startsWith("\uFEFFキャンペーンID,名称,状態,").contains("実施中");
        assertThat(csv.raw().body().split("\r\n")).hasSize(2);
        Answer all = finance.get("/campaign/v1/reports.csv");
        assertThat(all.raw().body()).startsWith("\uFEFF").contains(campaignId(campaign));
        assertThat(manager.get(CAMPAIGNS + "/campaign:unknown/report").status()).isEqualTo(404);
    }

    @Test
    void a_draft_is_played_over_the_past() {
        walletWith(10_000);
        Answer drafted = manager.post(CAMPAIGNS, draft("試算", 1_000));
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");
        await(campaign, seen -> seen.has("name"));
        String today = BusinessDate.of(Instant.now()).toString();
        String range = "{\"from\": \"%s\", \"to\": \"%s\"}";

        Answer played =
                council.post(campaign + "/simulation", range.formatted("2026-01-01", today));

        assertThat(played.status()).as(played.raw().body()).isEqualTo(200);
        assertThat(played.number("triggers")).isPositive();
        assertThat(played.number("cost")).isGreaterThanOrEqualTo(1_000);
        assertThat(played.json().path("series")).isNotEmpty();
        assertThat(played.json().path("distribution")).isNotEmpty();
        assertThat(manager.get(campaign).number("granted")).isZero();
        for (String[] refused :
                new String[][] {
                    {"2026-01-02", "2026-01-01", "SIMULATION_RANGE_TURNED"},
                    {"2026-01-02", "2999-01-01", "SIMULATION_RANGE_AHEAD"},
                    {"2020-01-01", today, "SIMULATION_RANGE_TOO_LONG"}
                }) {
            Answer answer =
                    manager.post(campaign + "/simulation", range.formatted(refused[0], refused[1]));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo(refused[2]);
        }
        Answer noDate = manager.post(campaign + "/simulation", range.formatted("yesterday", today));
        assertThat(noDate.status()).isEqualTo(400);
        assertThat(noDate.json().at("/errors/0/field").asString()).isEqualTo("from");
    }

    @Test
    void residents_see_points_on_their_way_and_the_day_on_which_they_come() {
        String campaign =
                live(
                        draft("締日", 3_000)
                                .replace(
                                        "\"days\": 30}",
                                        "\"days\": 30}, \"timing\": \"AFTER_CLOSING\""));
        List<WalletId> charged = new ArrayList<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    charged.add(walletWith(1_000));
                    return charged.stream().anyMatch(wallet -> waits(wallet, campaign));
                });
        WalletId lucky =
                charged.stream()
                        .filter(wallet -> waits(wallet, campaign))
                        .findFirst()
                        .orElseThrow();

        assertThat(resident(lucky).get("/api/v1/wallet").number("pointsOnTheirWay"))
                .isGreaterThanOrEqualTo(300);
        JsonNode entry =
                resident(lucky)
                        .get("/api/v1/wallet/points-on-their-way")
                        .json()
                        .path("entries")
                        .valueStream()
                        .filter(one ->
                                one.path("campaignId").asString().equals(campaignId(campaign)))
                        .findFirst()
                        .orElseThrow();
        assertThat(entry.path("campaignName").asString()).isEqualTo("締日");
        assertThat(entry.path("points").asLong()).isEqualTo(300);
        assertThat(entry.path("grantOn").asString()).isNotBlank();
        assertThat(with("office").get("/office/v1/wallets/" + lucky).number("pointsOnTheirWay"))
                .isPositive();
        manager.post(campaign + "/end");
    }

    private boolean waits(WalletId wallet, String campaign) {
        return resident(wallet)
                .get("/api/v1/wallet/points-on-their-way")
                .json()
                .path("entries")
                .valueStream()
                .anyMatch(one ->
                        one.path("campaignId").asString().equals(campaignId(campaign))
                                && one.has("grantOn"));
    }

    private String live(String draft) {
        Answer drafted = manager.post(CAMPAIGNS, draft);
        assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");
        manager.post(campaign + "/submission");
        assertThat(council.post(campaign + "/approval").text("status")).isEqualTo("LIVE");
        await(campaign, seen -> seen.path("status").asString().equals("LIVE"));
        return campaign;
    }

    private void await(String campaign, Predicate<JsonNode> seen) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    Answer answer = manager.get(campaign);
                    return answer.status() == 200 && seen.test(answer.json());
                });
    }

    private List<String> steps(String campaign) {
        return council.get(campaign + "/history").json().path("steps").findValuesAsString("step");
    }

    private static String campaignId(String path) {
        return path.substring(CAMPAIGNS.length() + 1);
    }

    private static String rate(int basisPoints) {
        return "{\"type\": \"RATE\", \"basisPoints\": " + basisPoints + "}";
    }

    private static final Instant OPENED = Instant.now().minusSeconds(5);

    private static String draft(String name, int basisPoints) {
        return """
        {"name": "%s", "trigger": "CHARGE", "opensAt": "%s", "closesAt": "%s",
         "budget": 1000000,
         "conditions": [{"type": "MINIMUM_AMOUNT", "amount": 1000}],
         "reward": {"type": "RATE", "basisPoints": %d},
         "caps": {"perPerson": 5000},
         "points": {"expiry": {"type": "AFTER_DAYS", "days": 30}}}
        """
                .formatted(name, OPENED, OPENED.plus(Duration.ofDays(7)), basisPoints);
    }
}
