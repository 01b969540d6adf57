package jp.nagaokapay.api.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.ParticipationCommand.Claim;
import jp.nagaokapay.ledger.campaign.ParticipationId;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Partners, from consent to points. */
class PartnerHttpTest extends HttpTest {
    private static final String LINKS = "/partner/v1/links";
    private static final String INCENTIVES = "/partner/v1/incentives";
    private static final String ACTIVITIES = "/partner/v1/activities";
    private static final String OWN_LINKS = "/api/v1/wallet/partner-links";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String client = "app-" + UUID.randomUUID();
    private final PartnerId partnerId = new PartnerId("partner:" + client);

    @Autowired private CampaignList campaigns;
    @Autowired private JdbcClient jdbc;

    @Test
    void a_resident_s_code_links_once() {
        WalletId wallet = wallet();
        String code = code(wallet);
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{10}");
        String typed = code.toLowerCase(Locale.ROOT).substring(0, 5) + "-" + code.substring(5);

        Answer linked = partner().post(LINKS, order(typed));

        assertThat(linked.status()).isEqualTo(201);
        assertThat(linked.text("linkId")).startsWith("link:");
        assertThat(linked.raw().body()).doesNotContain(wallet.value());
        assertThat(partner().post(LINKS, order(code)).code()).isEqualTo("LINK_CODE_USED");
        assertThat(partner().post(LINKS, order("ZZZZZZZZZZ")).code())
                .isEqualTo("LINK_CODE_UNKNOWN");
        assertThat(link(wallet)).as("linked already").isEqualTo(linked.text("linkId"));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(resident(wallet).get(OWN_LINKS).raw().body())
                                .contains(linked.text("linkId"), partnerId.value()));
    }

    @Test
    void codes_expire_and_are_bounded() {
        WalletId wallet = wallet();
        List<String> codes = IntStream.range(0, 20).mapToObj(_ -> code(wallet)).toList();
        assertThat(resident(wallet).post(OWN_LINKS).code()).isEqualTo("TOO_MANY_LINK_CODES");
        jdbc.sql(
                        "UPDATE link_code SET expires_at = now() - interval '1 second' WHERE wallet_id = ?")
                .param(wallet.value())
                .update();
        assertThat(partner().post(LINKS, order(codes.getFirst())).code())
                .isEqualTo("LINK_CODE_EXPIRED");
        assertThat(resident(wallet).post(OWN_LINKS).status()).isEqualTo(201);
    }

    @Test
    void whoever_guesses_codes_is_slowed_down() {
        int status = 422;
        for (int guess = 0; status == 422 && guess < 100; guess++) {
            status = partner().post(LINKS, order("AAAAAAAA" + (10 + guess))).status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(partner().post(LINKS, order(code(wallet()))).status()).isEqualTo(429);
    }

    @Test
    void redeemed_many_times_at_once_a_code_makes_one_link() {
        WalletId wallet = wallet();
        String code = code(wallet);
        List<Answer> same = atOnce(8, _ -> partner().post(LINKS, order(code)));
        assertThat(same).filteredOn(answer -> answer.status() == 201).hasSize(1);

        List<String> codes = IntStream.range(0, 8).mapToObj(_ -> code(wallet)).toList();
        List<Answer> others = atOnce(8, i -> partner().post(LINKS, order(codes.get(i))));
        assertThat(others)
                .allMatch(answer -> answer.status() == 201)
                .extracting(answer -> answer.text("linkId"))
                .containsOnly(
                        same.stream()
                                .filter(answer -> answer.status() == 201)
                                .findFirst()
                                .orElseThrow()
                                .text("linkId"));
    }

    @Test
    void an_ended_link_is_refused_at_once_and_a_new_consent_is_a_new_link() {
        budget(10_000, null);
        WalletId wallet = wallet();
        String link = link(wallet);
        ApiClient stranger = resident(wallet());
        assertThat(delete(stranger, link).code()).isEqualTo("LINK_NOT_FOUND");
        assertThat(delete(resident(wallet), link).status()).isEqualTo(204);
        assertThat(delete(resident(wallet), link).status()).isEqualTo(204);

        assertThat(partner().post(INCENTIVES, incentive("i-1", link, 1)).code())
                .isEqualTo("LINK_ENDED");
        assertThat(partner().post(ACTIVITIES, steps("a-1", link, 7_000, today())).code())
                .isEqualTo("LINK_ENDED");
        String again = link(wallet);
        assertThat(again).isNotEqualTo(link);
        assertThat(partner().post(INCENTIVES, incentive("i-2", link, 1)).code())
                .isEqualTo("LINK_ENDED");
        assertThat(partner().post(INCENTIVES, incentive("i-2", again, 1)).status()).isEqualTo(201);
    }

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

    @Test
    void long_walks_earn_by_the_city_s_rules() {
        String name = "歩いてポイント" + UUID.randomUUID();
        approved(
                new CampaignRules(
                        name,
                        Trigger.EXTERNAL,
                        BusinessDate.startOf(today().minusDays(40)),
                        BusinessDate.startOf(today().plusDays(40)),
                        Points.of(10_000),
                        List.of(
                                new PartnerCondition.OfPartner(partnerId),
                                new PartnerCondition.Activities("STEPS", 7_000)),
                        new Reward.Fixed(Points.of(3)),
                        new Caps(null, null, Points.of(3), null, null, null),
                        new PointsRule(new PointsExpiry.AfterDays(180), null)));
        WalletId wallet = wallet();
        String link = link(wallet);

        assertThat(partner().post(ACTIVITIES, steps("a-0", link, 8_000, today())).status())
                .isEqualTo(201);
        assertThat(partner().post(ACTIVITIES, steps("a-0", link, 8_000, today())).status())
                .isEqualTo(200);
        assertThat(partner().post(ACTIVITIES, steps("a-0", link, 9_000, today())).code())
                .isEqualTo("ACTIVITY_EXISTS");
        assertThat(
                        partner()
                                .post(ACTIVITIES, steps("a-1", link, 7_000, today().minusDays(1)))
                                .status())
                .isEqualTo(201);
        partner().post(ACTIVITIES, steps("a-2", link, 7_500, today().minusDays(1)));
        partner().post(ACTIVITIES, steps("a-3", link, 6_999, today().minusDays(2)));
        for (LocalDate date : List.of(today().plusDays(1), today().minusDays(32))) {
            assertThat(partner().post(ACTIVITIES, steps("a-4", link, 7_000, date)).code())
                    .isEqualTo("ACTIVITY_DATE_OUT_OF_BOUNDS");
        }
        assertThat(partner().post(ACTIVITIES, steps("a-5", link, 1_000_001, today())).status())
                .isEqualTo(400);
        awaitPoints(wallet, 6);
    }

    @Test
    void the_demo_s_partner_can_grant_at_once_and_residents_see_no_campaign_in_it() {
        ApiClient demo = signedIn("partner", claims -> claims.claim("client_id", "demo-wellness"));
        Answer budget = demo.get("/partner/v1/budget");
        assertThat(budget.number("budget")).isEqualTo(1_000_000);
        assertThat(resident(wallet()).get("/api/v1/campaigns").raw().body())
                .doesNotContain("健康づくりポイント");
        ApiClient manager = with("campaign:write");
        assertThat(manager.get("/campaign/v1/campaigns?limit=200").raw().body())
                .doesNotContain("campaign:demo-wellness");
        assertThat(manager.get("/campaign/v1/campaigns?partnerBudgets=true&limit=200").raw().body())
                .contains("campaign:demo-wellness");
    }

    private ApiClient partner() {
        return signedIn("partner", claims -> claims.claim("client_id", client));
    }

    private String code(WalletId wallet) {
        return resident(wallet).post(OWN_LINKS).text("linkCode");
    }

    private String link(WalletId wallet) {
        return partner().post(LINKS, order(code(wallet))).text("linkId");
    }

    private static Answer delete(ApiClient caller, String link) {
        return caller.send("DELETE", OWN_LINKS + "/" + link, null, _ -> {});
    }

    private static String order(String code) {
        return "{\"linkCode\": \"" + code + "\"}";
    }

    private static String incentive(String id, String link, long points) {
        return """
        {"incentiveId": "%s", "linkId": "%s", "points": %d, "reason": "健康診断"}
        """
                .formatted(id, link, points);
    }

    private static String expiring(String id, String link, LocalDate expiresOn) {
        return incentive(id, link, 1).replace("}", ", \"expiresOn\": \"" + expiresOn + "\"}");
    }

    private static String steps(String id, String link, long steps, LocalDate date) {
        return """
        {"activityId": "%s", "linkId": "%s", "kind": "STEPS", "quantity": %d, "date": "%s"}
        """
                .formatted(id, link, steps, date);
    }

    private static void refused(Answer answer, int status, String code, WalletId wallet) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.raw().body()).doesNotContain(wallet.value());
    }

    private CampaignId budget(long points, @Nullable Long perPerson) {
        CampaignId budget =
                approved(
                        new CampaignRules(
                                "予算 " + client,
                                Trigger.EXTERNAL,
                                Instant.now().minusSeconds(60),
                                Instant.now().plus(Duration.ofDays(30)),
                                Points.of(points),
                                List.of(new PartnerCondition.OfPartner(partnerId)),
                                new Reward.AsAsked(Points.of(1_000)),
                                perPerson == null ? Caps.NONE : new Caps(Points.of(perPerson)),
                                new PointsRule(new PointsExpiry.AfterDays(180), null)));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> campaigns.partnerBudget(partnerId, Instant.now()).isPresent());
        return budget;
    }

    private CampaignId approved(CampaignRules rules) {
        CampaignId id = CampaignId.next();
        ledger.send(new DraftCampaign(id, rules, "staff:1"));
        ledger.send(new SubmitCampaign(id, "staff:1"));
        ledger.send(new ApproveCampaign(id, "staff:2"));
        return id;
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> task) {
        List<CompletableFuture<T>> tasks = new ArrayList<>();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int number = i;
                tasks.add(CompletableFuture.supplyAsync(() -> task.apply(number), crowd));
            }
            return tasks.stream().map(CompletableFuture::join).toList();
        }
    }

    /** Points that this test's participations have claimed and not given back. */
    private long claimedAndKept() {
        return jdbc.sql(
                        """
                        SELECT sum(CASE event_name WHEN 'participation.incentive-claimed' THEN 1
                            ELSE -1 END * (payload ->> 'points')::bigint) FROM domain_event
                        WHERE event_name IN ('participation.incentive-claimed',
                            'participation.points-given-back')
                        AND payload ->> 'occasionId' LIKE ?
                        """)
                .param(partnerId + ".%")
                .query(Long.class)
                .single();
    }

    private void awaitPoints(WalletId wallet, long points) {
        Awaitility.await().atMost(SOON).until(() -> points(wallet) == points);
    }

    private long points(WalletId wallet) {
        return resident(wallet).get("/api/v1/wallet").number("points");
    }

    private static LocalDate today() {
        return BusinessDate.of(Instant.now());
    }
}
