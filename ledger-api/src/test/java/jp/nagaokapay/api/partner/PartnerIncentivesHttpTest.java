package jp.nagaokapay.api.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Points that partners grant from their budgets. */
class PartnerIncentivesHttpTest extends PartnerStage {
    @Test
    void an_incentive_reaches_the_wallet_once() {
        budget(10_000, null);
        WalletId wallet = wallet();
        String link = link(wallet);
        String key = UUID.randomUUID().toString();

        Answer granted = partner().post(INCENTIVES, key, incentive("i-1", link, 300));

        assertThat(granted.status()).isEqualTo(201);
        assertThat(granted.text("status")).isEqualTo("ACCEPTED");
        assertThat(granted.number("points")).isEqualTo(300);
        awaitPoints(wallet, 300);
        Awaitility.await("the history names the partner")
                .atMost(SOON)
                .untilAsserted(() -> {
                    JsonNode entry =
                            resident(wallet).get("/api/v1/wallet/history").json().at("/entries/0");
                    assertThat(entry.path("type").asString()).isEqualTo("GRANT");
                    assertThat(entry.path("partnerId").asString()).isEqualTo("partner:" + client);
                    assertThat(entry.path("campaignName").asString()).isNotBlank();
                });
        Answer again = partner().post(INCENTIVES, key, incentive("i-1", link, 300));
        assertThat(again.replayed()).isTrue();
        assertThat(again.raw().body()).isEqualTo(granted.raw().body());
        assertThat(partner().post(INCENTIVES, incentive("i-1", link, 300)).code())
                .isEqualTo("INCENTIVE_EXISTS");
        assertThat(partner().post(INCENTIVES, key, incentive("i-1", link, 301)).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        Answer seen = partner().get(INCENTIVES + "/i-1");
        assertThat(seen.text("status")).isEqualTo("GRANTED");
        assertThat(seen.text("linkId")).isEqualTo(link);
        assertThat(seen.text("reason")).isEqualTo("健康診断");
        assertThat(seen.raw().body()).doesNotContain(wallet.value());
        assertThat(partner().get("/partner/v1/budget").number("remaining")).isEqualTo(9_700);
        assertThat(partner().get(INCENTIVES + "/i-2").status()).isEqualTo(404);
        assertThat(
                        with("audit")
                                .get("/finance/v1/audit?id=i-1&path=" + INCENTIVES)
                                .json()
                                .path("actions")
                                .valueStream()
                                .filter(action -> action.path("program").asString().equals(client))
                                .map(action -> action.path("status").asInt()))
                .containsExactly(422, 422, 201, 201);
    }

    @Test
    void what_the_rules_forbid_is_refused_and_tells_no_wallet() {
        CampaignId budget = budget(10_000, 500L);
        WalletId wallet = wallet();
        String link = link(wallet);
        ApiClient other = signedIn("partner", claims -> claims.claim("client_id", "x-" + client));

        refused(other.post(INCENTIVES, incentive("i", link, 1)), 404, "LINK_NOT_FOUND", wallet);
        refused(
                partner().post(INCENTIVES, incentive("i", "link:nobody", 1)),
                404,
                "LINK_NOT_FOUND",
                wallet);
        refused(
                partner().post(INCENTIVES, incentive("i", link, 1_001)),
                422,
                "INCENTIVE_TOO_LARGE",
                wallet);
        refused(
                partner().post(INCENTIVES, incentive("i", link, 501)),
                422,
                "INCENTIVE_OVER_CAP",
                wallet);
        refused(
                partner().post(INCENTIVES, expiring("i", link, today().minusDays(1))),
                422,
                "INCENTIVE_EXPIRY_NOT_ALLOWED",
                wallet);
        refused(
                partner().post(INCENTIVES, expiring("i", link, today().plusYears(1))),
                422,
                "INCENTIVE_EXPIRY_NOT_ALLOWED",
                wallet);
        assertThat(partner().post(INCENTIVES, incentive("no.dots", link, 1)).status())
                .isEqualTo(400);
        assertThat(partner().post(INCENTIVES, incentive("i", link, 0)).status()).isEqualTo(400);
        ApiClient council = with("campaign:approve");
        council.post("/campaign/v1/campaigns/" + budget + "/pause");
        refused(
                partner().post(INCENTIVES, incentive("i", link, 1)),
                422,
                "CAMPAIGN_PAUSED",
                wallet);
        council.post("/campaign/v1/campaigns/" + budget + "/resumption");
        assertThat(partner().post(INCENTIVES, incentive("i", link, 500)).status()).isEqualTo(201);
    }

    @Test
    void who_has_no_budget_grants_nothing() {
        String link = link(wallet());
        assertThat(partner().post(INCENTIVES, incentive("i", link, 1)).code())
                .isEqualTo("NO_PARTNER_BUDGET");
        assertThat(partner().get("/partner/v1/budget").status()).isEqualTo(404);
    }

    @Test
    void the_same_incentive_many_times_at_once_is_granted_once() {
        budget(10_000, null);
        WalletId wallet = wallet();
        String link = link(wallet);

        List<Answer> answers =
                atOnce(8, _ -> partner().post(INCENTIVES, incentive("i-1", link, 100)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("INCENTIVE_EXISTS");
        awaitPoints(wallet, 100);
        assertThat(partner().get("/partner/v1/budget").number("remaining")).isEqualTo(9_900);
    }

    @Test
    void many_at_once_over_the_last_of_the_budget_get_exactly_the_budget() {
        budget(1_000, null);
        List<WalletId> wallets = IntStream.range(0, 4).mapToObj(_ -> wallet()).toList();
        List<String> links = wallets.stream().map(this::link).toList();

        List<Answer> answers =
                atOnce(
                        16,
                        i ->
                                partner()
                                        .post(
                                                INCENTIVES,
                                                incentive("i-" + i, links.get(i % 4), 100)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly("PARTNER_BUDGET_EXHAUSTED");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> wallets.stream().mapToLong(this::points).sum() == 1_000);
        assertThat(partner().post(INCENTIVES, incentive("late", links.getFirst(), 1)).code())
                .isEqualTo("PARTNER_BUDGET_EXHAUSTED");
        assertThat(claimedAndKept()).isEqualTo(1_000);
    }

    @Test
    void a_retry_finishes_what_a_crash_left_between_claim_and_budget() {
        CampaignId budget = budget(10_000, 500L);
        WalletId wallet = wallet();
        String link = link(wallet);
        ledger.send(
                new Claim(
                        ParticipationId.of(budget, wallet),
                        budget,
                        wallet,
                        new LinkId(link),
                        partnerId + ".i-1",
                        1,
                        Points.of(500),
                        new Caps(Points.of(500)),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));

        assertThat(partner().post(INCENTIVES, incentive("i-1", link, 499)).code())
                .as("another incentive under the same id")
                .isEqualTo("INCENTIVE_EXISTS");
        assertThat(partner().post(INCENTIVES, incentive("i-1", link, 500)).status()).isEqualTo(201);
        awaitPoints(wallet, 500);
        assertThat(partner().post(INCENTIVES, incentive("i-2", link, 1)).code())
                .isEqualTo("INCENTIVE_OVER_CAP");
    }
}
