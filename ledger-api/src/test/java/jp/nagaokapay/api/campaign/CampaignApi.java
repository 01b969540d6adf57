package jp.nagaokapay.api.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jp.nagaokapay.api.HttpTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A manager, a council, and campaigns as they write and decide on them. */
abstract class CampaignApi extends HttpTest {
    private static final Instant OPENED = Instant.now().minusSeconds(5);

    static final String CAMPAIGNS = "/campaign/v1/campaigns";

    ApiClient manager;
    ApiClient council;

    private final List<String> lives = new ArrayList<>();

    @BeforeEach
    void comeIn() {
        manager = with("campaign:write");
        council = with("campaign:approve");
    }

    /** Others charge and pay in the same town, and expect no points. */
    @AfterEach
    void endWhatRuns() {
        lives.forEach(campaign -> manager.post(campaign + "/end"));
    }

    String live(String draft) {
        Answer drafted = manager.post(CAMPAIGNS, draft);
        assertThat(drafted.status()).as(drafted.raw().body()).isEqualTo(201);
        String campaign = CAMPAIGNS + "/" + drafted.text("campaignId");
        manager.post(campaign + "/submission");
        lives.add(campaign);
        assertThat(council.post(campaign + "/approval").text("status")).isEqualTo("LIVE");
        await(campaign, seen -> seen.path("status").asString().equals("LIVE"));
        return campaign;
    }

    void await(String campaign, Predicate<JsonNode> seen) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    Answer answer = manager.get(campaign);
                    return answer.status() == 200 && seen.test(answer.json());
                });
    }

    static String campaignId(String path) {
        return path.substring(CAMPAIGNS.length() + 1);
    }

    static String rate(int basisPoints) {
        return "{\"type\": \"RATE\", \"basisPoints\": " + basisPoints + "}";
    }

    static String draft(String name, int basisPoints) {
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
