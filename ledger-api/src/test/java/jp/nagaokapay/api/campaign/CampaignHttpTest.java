package jp.nagaokapay.api.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CampaignHttpTest extends HttpTest {
    private static final String CAMPAIGNS = "/campaign/v1/campaigns";

    @Test
    void a_campaign_is_drafted_approved_by_another_and_grants() {
        ApiClient manager = with("campaign:write");
        ApiClient council = with("campaign:approve");
        String name = "使ってみよう" + UUID.randomUUID();

        Answer drafted = manager.post(CAMPAIGNS, draft(name, 3_000));
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");

        assertThat(drafted.status()).isEqualTo(201);
        assertThat(drafted.text("status")).isEqualTo("DRAFT");
        assertThat(manager.put(campaign, draft(name, 2_000)).status()).isEqualTo(200);
        assertThat(council.post(campaign + "/approval").code()).isEqualTo("CAMPAIGN_NOT_SUBMITTED");
        assertThat(manager.post(campaign + "/submission").text("status")).isEqualTo("SUBMITTED");
        assertThat(council.post(campaign + "/approval").text("status")).isEqualTo("LIVE");
        assertThat(manager.put(campaign, draft(name, 1_000)).code())
                .isEqualTo("CAMPAIGN_NOT_EDITABLE");

        List<WalletId> charged = new ArrayList<>();
        Awaitility.await("a charge while the campaign is live earns")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    charged.add(walletWith(1_000));
                    return charged.stream().anyMatch(this::hasPoints);
                });
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> manager.get(campaign).number("grantCount") > 0);
        Answer seen = council.get(campaign);
        assertThat(seen.text("status")).isEqualTo("LIVE");
        assertThat(seen.number("budget")).isEqualTo(1_000_000);
        assertThat(seen.number("granted")).isPositive();
        assertThat(seen.number("participants")).isPositive();
        assertThat(seen.json().at("/reward/type").asString()).isEqualTo("RATE");
        assertThat(resident(wallet()).get("/api/v1/campaigns").raw().body()).contains(name);

        assertThat(manager.post(campaign + "/pause").text("status")).isEqualTo("PAUSED");
        assertThat(manager.post(campaign + "/resumption").text("status")).isEqualTo("LIVE");
        assertThat(manager.post(campaign + "/end").text("status")).isEqualTo("ENDED");
        assertThat(manager.post(campaign + "/end").code()).isEqualTo("CAMPAIGN_ENDED");
        assertThat(resident(wallet()).get("/api/v1/campaigns").raw().body()).doesNotContain(name);
    }

    @Test
    void what_was_submitted_is_withdrawn_and_a_draft_deleted_but_nothing_that_runs() {
        ApiClient manager = with("campaign:write");
        ApiClient council = with("campaign:approve");
        String campaign =
                CAMPAIGNS + "/" + manager.post(CAMPAIGNS, draft("取り下げ", 100)).text("campaignId");
        assertThat(manager.post(campaign + "/withdrawal").code())
                .isEqualTo("CAMPAIGN_NOT_SUBMITTED");
        manager.post(campaign + "/submission");
        assertThat(delete(manager, campaign).code()).isEqualTo("CAMPAIGN_NOT_DRAFT");
        assertThat(council.post(campaign + "/withdrawal").status()).isEqualTo(403);
        assertThat(delete(council, campaign).status()).isEqualTo(403);

        assertThat(manager.post(campaign + "/withdrawal").text("status")).isEqualTo("DRAFT");
        assertThat(council.post(campaign + "/approval").code()).isEqualTo("CAMPAIGN_NOT_SUBMITTED");
        assertThat(council.get(campaign + "/history").raw().body()).contains("WITHDRAWN");
        assertThat(delete(manager, campaign).status()).isEqualTo(204);

        assertThat(delete(manager, campaign).code()).isEqualTo("CAMPAIGN_NOT_FOUND");
        assertThat(manager.get(campaign).status()).isEqualTo(404);
        assertThat(manager.put(campaign, draft("また", 100)).status()).isEqualTo(404);
        assertThat(manager.post(campaign + "/submission").status()).isEqualTo(404);
    }

    private static Answer delete(ApiClient client, String campaign) {
        return client.send("DELETE", campaign, null, _ -> {});
    }

    @Test
    void of_a_withdrawal_and_an_approval_at_once_one_is_refused() throws InterruptedException {
        ApiClient manager = with("campaign:write");
        ApiClient council = with("campaign:approve");
        String campaign =
                CAMPAIGNS + "/" + manager.post(CAMPAIGNS, draft("同時", 100)).text("campaignId");
        manager.post(campaign + "/submission");

        List<Integer> statuses =
                Together.run(
                                List.<Callable<Answer>>of(
                                        () -> manager.post(campaign + "/withdrawal"),
                                        () -> council.post(campaign + "/approval")))
                        .stream()
                        .map(outcome -> requireNonNull(outcome.answer()).status())
                        .toList();

        manager.post(campaign + "/end"); // where it runs, no other test is to earn from it
        assertThat(statuses).containsExactlyInAnyOrder(200, 422);
    }

    @Test
    void residents_read_a_text_of_their_own_and_the_council_sees_it_on_its_paper() {
        ApiClient manager = with("campaign:write");
        ApiClient council = with("campaign:approve");
        String name = "説明つき" + UUID.randomUUID();
        String campaign =
                CAMPAIGNS + "/" + manager.post(CAMPAIGNS, draft(name, 1_000)).text("campaignId");
        String text = "{\"ja\": \"チャージするとポイントがつきます。\", \"en\": \"Charges earn points.\"}";

        assertThat(council.put(campaign + "/resident-text", text).status()).isEqualTo(403);
        assertThat(manager.put(campaign + "/resident-text", "{\"ja\": \" \"}").status())
                .isEqualTo(400);
        assertThat(manager.put(campaign + "/resident-text", text).status()).isEqualTo(200);
        assertThat(manager.put(campaign + "/resident-text", text).status()).isEqualTo(200);
        assertThat(council.get(campaign + "/history").raw().body())
                .containsOnlyOnce("RESIDENT_TEXT_WRITTEN");
        manager.post(campaign + "/submission");
        assertThat(manager.put(campaign + "/resident-text", text).code())
                .isEqualTo("CAMPAIGN_NOT_EDITABLE");
        Answer paper = council.get(campaign + "/paper.pdf");
        council.post(campaign + "/approval");

        assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(paper.raw().body()).startsWith("%PDF");
        assertThat(with("counter").get(campaign + "/paper.pdf").status()).isEqualTo(403);
        assertThat(council.get(campaign).json().at("/residentText/en").asString())
                .isEqualTo("Charges earn points.");
        assertThat(resident(wallet()).get("/api/v1/campaigns").raw().body())
                .contains(name, "チャージするとポイントがつきます。");
        manager.post(campaign + "/end");
    }

    @Test
    void nobody_approves_what_they_wrote() {
        ApiClient both = with("campaign:write campaign:approve");
        String campaign =
                CAMPAIGNS + "/" + both.post(CAMPAIGNS, draft("自作", 100)).text("campaignId");
        both.post(campaign + "/submission");

        Answer refused = both.post(campaign + "/approval");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("FOUR_EYES_REQUIRED");
    }

    @Test
    void somebody_and_their_own_program_are_one_person() {
        String person = "staff:" + UUID.randomUUID();
        ApiClient self = person(person, "campaign:write campaign:approve");
        ApiClient program = programOf(person, "campaign:write campaign:approve");
        for (ApiClient author : List.of(self, program)) {
            String campaign =
                    CAMPAIGNS + "/" + author.post(CAMPAIGNS, draft("自作", 100)).text("campaignId");
            author.post(campaign + "/submission");

            for (ApiClient approver : List.of(self, program)) {
                assertThat(approver.post(campaign + "/approval").code())
                        .isEqualTo("FOUR_EYES_REQUIRED");
                assertThat(approver.post(campaign + "/rejection", "{\"reason\": \"x\"}").code())
                        .isEqualTo("FOUR_EYES_REQUIRED");
            }
        }
    }

    @Test
    void a_rejection_says_why() {
        ApiClient manager = with("campaign:write");
        ApiClient council = with("campaign:approve");
        String campaign =
                CAMPAIGNS + "/" + manager.post(CAMPAIGNS, draft("高すぎる", 10_000)).text("campaignId");
        manager.post(campaign + "/submission");

        assertThat(council.post(campaign + "/rejection", "{\"reason\": \" \"}").status())
                .isEqualTo(400);
        Answer rejected = council.post(campaign + "/rejection", "{\"reason\": \"高すぎる\"}");

        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        assertThat(manager.get(campaign).text("rejectionReason")).isEqualTo("高すぎる");
        assertThat(manager.put(campaign, draft("少し安く", 500)).text("status")).isEqualTo("DRAFT");
    }

    @Test
    void campaigns_are_listed_newest_first() {
        ApiClient manager = with("campaign:write");
        String older = manager.post(CAMPAIGNS, draft("一", 100)).text("campaignId");
        String newer = manager.post(CAMPAIGNS, draft("二", 100)).text("campaignId");
        assertThat(manager.get(CAMPAIGNS + "/" + newer).status()).isEqualTo(200);
        Answer page = manager.get(CAMPAIGNS + "?limit=1&after=" + newer);
        assertThat(page.json().at("/campaigns/0/campaignId").asString()).isEqualTo(older);
        assertThat(manager.get(CAMPAIGNS + "/campaign:unknown").code())
                .isEqualTo("CAMPAIGN_NOT_FOUND");
        assertThat(manager.post(CAMPAIGNS + "/campaign:unknown/submission").status())
                .isEqualTo(404);
    }

    @Test
    void a_draft_that_cannot_be_is_a_bad_request() {
        ApiClient manager = with("campaign:write");
        Answer empty = manager.post(CAMPAIGNS, "{}");
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.json().path("errors")).hasSize(7);
        String closesFirst = draft("逆", 100).replace("opensAt", "x").replace("closesAt", "opensAt");
        Answer turned = manager.post(CAMPAIGNS, closesFirst.replace("\"x\"", "\"closesAt\""));
        assertThat(turned.status()).isEqualTo(400);
        assertThat(turned.code()).isEqualTo("CAMPAIGN_RULES_INVALID");
        for (String reward :
                new String[] {
                    "{\"type\": \"RATE\", \"basisPoints\": 10001}",
                    "{\"type\": \"RATE\"}",
                    "{\"type\": \"LUCK\"}",
                    "{}"
                }) {
            Answer wrong =
                    manager.post(
                            CAMPAIGNS,
                            draft("報酬", 77)
                                    .replace("{\"type\": \"RATE\", \"basisPoints\": 77}", reward));
            assertThat(wrong.status()).as(reward).isEqualTo(400);
            assertThat(wrong.json().at("/errors/0/field").asString())
                    .as(reward)
                    .startsWith("reward");
        }
    }

    private boolean hasPoints(WalletId walletId) {
        return resident(walletId).get("/api/v1/wallet").number("points") > 0;
    }

    private static String draft(String name, int basisPoints) {
        Instant now = Instant.now();
        return """
        {"name": "%s", "trigger": "CHARGE", "opensAt": "%s", "closesAt": "%s",
         "budget": 1000000,
         "conditions": [{"type": "MINIMUM_AMOUNT", "amount": 1000}],
         "reward": {"type": "RATE", "basisPoints": %d},
         "caps": {"perPerson": 5000},
         "points": {"expiry": {"type": "AFTER_DAYS", "days": 30}}}
        """
                .formatted(name, now.minusSeconds(5), now.plus(Duration.ofDays(7)), basisPoints);
    }
}
