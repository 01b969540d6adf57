package jp.nagaokapay.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import jp.nagaokapay.api.Pdfs;
import jp.nagaokapay.ledger.campaign.roll.WhenMassGrantOpensThenEarn;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Points for a list of people, from the draft to their wallets. */
class MassGrantHttpTest extends CampaignApi {
    @Autowired private WhenMassGrantOpensThenEarn massGrants;
    @Autowired private JdbcClient jdbc;

    @Test
    void it_is_counted_decided_on_and_granted_and_says_how_far_it_has_come() {
        WalletId wallet = wallet();
        Answer drafted = manager.post(CAMPAIGNS, draft(wallet, "[]"));
        assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");
        assertThat(manager.post(campaign + "/submission").code()).isEqualTo("CAMPAIGN_NOT_COUNTED");
        assertThat(council.post(campaign + "/count").status()).isEqualTo(403);

        Answer counted = manager.post(campaign + "/count");
        assertThat(counted.number("people")).isEqualTo(1);
        assertThat(counted.number("cost")).isEqualTo(3_000);
        assertThat(counted.number("missing")).isEqualTo(1_000);
        assertThat(manager.post(campaign + "/submission").status()).isEqualTo(200);
        String paper =
                Pdfs.text(base() + campaign + "/paper.pdf", token("campaign:write", _ -> {}));
        assertThat(paper).contains("条件に合う方", "1人", "3,000ポイント", "名簿にある1件");
        assertThat(council.post(campaign + "/approval").text("status")).isEqualTo("LIVE");
        await(campaign, seen -> seen.path("status").asString().equals("LIVE"));
        massGrants.run();

        await(campaign, seen -> seen.path("granted").asLong() == 2_000);
        Answer seen = manager.get(campaign);
        assertThat(seen.json().at("/counted/people").asLong()).isEqualTo(1);
        assertThat(seen.json().at("/roll/met").asLong()).isEqualTo(1);
        assertThat(seen.json().at("/roll/completedAt").asString()).isNotEmpty();
        assertThat(resident(wallet).get("/api/v1/wallet").number("points")).isEqualTo(2_000);
        assertThat(manager.get(campaign + "/history").raw().body()).contains("COUNTED");
    }

    @Test
    void only_mass_grants_are_counted_and_they_are_not_simulated() {
        String charges =
                CAMPAIGNS + "/" + manager.post(CAMPAIGNS, draft("春", 500)).text("campaignId");
        assertThat(manager.post(charges + "/count").code()).isEqualTo("CAMPAIGN_NOT_OF_ROLL");
        String roll =
                CAMPAIGNS + "/" + manager.post(CAMPAIGNS, draft(wallet(), "[]")).text("campaignId");
        assertThat(
                        manager.post(
                                        roll + "/simulation",
                                        "{\"from\": \"2026-01-01\", \"to\": \"2026-01-31\"}")
                                .code())
                .isEqualTo("SIMULATION_OF_ROLL");
        assertThat(manager.post(CAMPAIGNS + "/campaign:unknown/count").status()).isEqualTo(404);
    }

    @Test
    void cards_are_listed_by_their_numbers() {
        with("office").post("/office/v1/card-batches", "{\"count\": 1}");
        String card = jdbc.sql("SELECT number FROM card LIMIT 1").query(String.class).single();

        Answer drafted = manager.post(CAMPAIGNS, draft(wallet(), "[\"%s\"]".formatted(card)));
        assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");
        await(campaign, seen -> seen.at("/conditions/0/wallets").size() == 2);

        Answer unknown = manager.post(CAMPAIGNS, draft(wallet(), "[\"0000000000000000\"]"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/field").asString()).isEqualTo("cards");
    }

    private static String draft(WalletId wallet, String cards) {
        return draft("給付", 1)
                .replace("\"CHARGE\"", "\"ROLL\"")
                .replace(rate(1), "{\"type\": \"FIXED\", \"points\": 3000}")
                .replace("\"budget\": 1000000", "\"budget\": 2000, \"cards\": " + cards)
                .replace(
                        "{\"type\": \"MINIMUM_AMOUNT\", \"amount\": 1000}",
                        "{\"type\": \"WALLETS\", \"wallets\": [\"%s\"]}".formatted(wallet));
    }
}
