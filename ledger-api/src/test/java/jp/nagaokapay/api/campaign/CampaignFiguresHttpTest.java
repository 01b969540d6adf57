package jp.nagaokapay.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a campaign costs: before approval, on its way, and in the end. */
class CampaignFiguresHttpTest extends CampaignApi {
    @Test
    void a_campaign_s_points_are_reported_as_json_and_as_a_table() {
        String campaign = live(draft("報告" + UUID.randomUUID(), 3_000));
        ApiClient finance = with("finance:read");
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
                                + report.path("outstanding").asLong());
        Awaitility.await("the history names the campaign")
                .atMost(Duration.ofSeconds(20))
                .until(() -> charged.stream().anyMatch(wallet -> isNamed(wallet, campaign)));
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
                    {"2020-01-01", today, "SIMULATION_RANGE_TOO_LONG"},
                    {"0001-01-01", "0001-02-01", "OUTSIDE_THE_BOOKS"}
                }) {
            Answer answer =
                    manager.post(campaign + "/simulation", range.formatted(refused[0], refused[1]));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo(refused[2]);
        }
        assertThat(
                        manager.post(
                                        campaign + "/simulation",
                                        range.formatted("2026-01-01", "+999999999-12-31"))
                                .status())
                .isEqualTo(400);
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
        await(campaign, seen -> seen.path("status").asString().equals("ENDED"));
        for (String view : List.of(campaign, campaign + "/report")) {
            JsonNode figures = manager.get(view).json();
            assertThat(figures.path("granted").asLong()).isZero();
            assertThat(figures.path("allocated").asLong()).isPositive();
            assertThat(figures.path("pointsOnTheirWay")).isEqualTo(figures.path("allocated"));
            assertThat(figures.path("remaining").asLong())
                    .isEqualTo(1_000_000 - figures.path("allocated").asLong());
        }
    }

    private boolean isNamed(WalletId wallet, String campaign) {
        JsonNode newest =
                resident(wallet).get("/api/v1/wallet/history?limit=1").json().at("/entries/0");
        return newest.path("type").asString().equals("GRANT")
                && newest.path("campaignId").asString().equals(campaignId(campaign))
                && newest.path("campaignName").asString().startsWith("報告")
                && !newest.has("partnerId");
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
}
