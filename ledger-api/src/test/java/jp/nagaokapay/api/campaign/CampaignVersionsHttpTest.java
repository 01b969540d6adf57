package jp.nagaokapay.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole life of a campaign over HTTP, with two pairs of eyes at each decision. */
class CampaignVersionsHttpTest extends CampaignApi {
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
        ApiClient both = with("campaign:write campaign:approve");
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

    private List<String> steps(String campaign) {
        return council.get(campaign + "/history").json().path("steps").findValuesAsString("step");
    }
}
