package jp.nagaokapay.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a draft may say, and what it is told when it may not. */
class CampaignRulesHttpTest extends CampaignApi {
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
        assertThat(manager.get("/campaign/v1/presets?opensOn=%2B999999999-12-31").status())
                .isEqualTo(400);
        Answer turned = manager.get("/campaign/v1/presets?opensOn=2030-04-01&closesOn=2030-03-01");
        assertThat(turned.status()).isEqualTo(400);
        assertThat(turned.code()).isEqualTo("CAMPAIGN_RULES_INVALID");
    }

    @Test
    void every_kind_of_rule_goes_in_and_comes_back() {
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
        assertThat(answer.text("reason")).isEqualTo("付与率は1から10,000までの数です（100で1％）。");
        assertThat(answer.text("detail")).endsWith(answer.text("reason"));
        assertThat(answer.json().at("/errors/0/most").asLong()).isEqualTo(10_000);
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
                        "points.expiry"
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
        assertThat(schemas.at("/Condition/discriminator/mapping")).hasSize(20);
    }
}
