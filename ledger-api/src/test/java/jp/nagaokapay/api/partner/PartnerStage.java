package jp.nagaokapay.api.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.list.CampaignList;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner, its links and its budget: what the tests of partners have in common. */
abstract class PartnerStage extends HttpTest {
    static final String LINKS = "/partner/v1/links";
    static final String INCENTIVES = "/partner/v1/incentives";
    static final String ACTIVITIES = "/partner/v1/activities";
    static final String OWN_LINKS = "/api/v1/wallet/partner-links";
    static final Duration SOON = Duration.ofSeconds(20);

    final String client = "app-" + UUID.randomUUID();
    final PartnerId partnerId = new PartnerId("partner:" + client);

    @Autowired CampaignList campaigns;
    @Autowired JdbcClient jdbc;

    ApiClient partner() {
        return signedIn("partner", claims -> claims.claim("client_id", client));
    }

    String code(WalletId wallet) {
        return resident(wallet).post(OWN_LINKS).text("linkCode");
    }

    String link(WalletId wallet) {
        return partner().post(LINKS, order(code(wallet))).text("linkId");
    }

    static Answer delete(ApiClient caller, String link) {
        return caller.send("DELETE", OWN_LINKS + "/" + link, null, _ -> {});
    }

    static String order(String code) {
        return "{\"linkCode\": \"" + code + "\"}";
    }

    static String incentive(String id, String link, long points) {
        return """
        {"incentiveId": "%s", "linkId": "%s", "points": %d, "reason": "健康診断"}
        """
                .formatted(id, link, points);
    }

    static String expiring(String id, String link, LocalDate expiresOn) {
        return incentive(id, link, 1).replace("}", ", \"expiresOn\": \"" + expiresOn + "\"}");
    }

    static String steps(String id, String link, long steps, LocalDate date) {
        return """
        {"activityId": "%s", "linkId": "%s", "kind": "STEPS", "quantity": %d, "date": "%s"}
        """
                .formatted(id, link, steps, date);
    }

    static void refused(Answer answer, int status, String code, WalletId wallet) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.raw().body()).doesNotContain(wallet.value());
    }

    CampaignId budget(long points, @Nullable Long perPerson) {
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

    CampaignId approved(CampaignRules rules) {
        CampaignId id = CampaignId.next();
        ledger.send(new DraftCampaign(id, rules, "staff:1"));
        ledger.send(new SubmitCampaign(id, "staff:1"));
        ledger.send(new ApproveCampaign(id, "staff:2"));
        return id;
    }

    static <T> List<T> atOnce(int times, IntFunction<T> task) {
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
    long claimedAndKept() {
        return jdbc.sql(
                        """
                        SELECT sum(CASE event_name WHEN 'participation.incentive-claimed' THEN 1
                            ELSE -1 END * (payload ->> 'points')::bigint) FROM event_log
                        WHERE event_name IN ('participation.incentive-claimed',
                            'participation.points-given-back')
                        AND payload ->> 'occasionId' LIKE ?
                        """)
                .param(partnerId + ".%")
                .query(Long.class)
                .single();
    }

    void awaitPoints(WalletId wallet, long points) {
        Awaitility.await().atMost(SOON).until(() -> points(wallet) == points);
    }

    long points(WalletId wallet) {
        return resident(wallet).get("/api/v1/wallet").number("points");
    }

    static LocalDate today() {
        return BusinessDate.of(Instant.now());
    }
}
