package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.nagaokapay.acceptance.benchmark.payments.HttpConnection.Answer;
import jp.nagaokapay.acceptance.benchmark.payments.ReadAfterWrite.Shown;
import jp.nagaokapay.acceptance.benchmark.payments.Town.Shop;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff who write campaigns and register shops. */
final class Office {
    private static final String CAMPAIGNS = "/campaign/v1/campaigns";
    private static final String SHOPS = "/office/v1/merchants";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String manager;
    private final String approver;
    private final String clerk;

    Office(TokenIssuer issuer) {
        manager = issuer.token("campaign:write", Map.of());
        approver = issuer.token("campaign:approve", Map.of());
        clerk = issuer.token("office", Map.of());
    }

    /** Opens a campaign in which each payment at these shops earns a point; answers its id. */
    String open(HttpConnection connection, List<Shop> shops) throws IOException {
        String campaign = draft(connection, shops);
        done(post(connection, campaign + "/submission", manager, ""));
        done(post(connection, campaign + "/approval", approver, ""));
        return campaign;
    }

    private String draft(HttpConnection connection, List<Shop> shops) throws IOException {
        Instant now = Instant.now();
        return text(
                post(
                        connection,
                        "",
                        manager,
                        """
                        {"name": "計測キャンペーン", "trigger": "PAYMENT",
                         "opensAt": "%s", "closesAt": "%s", "budget": 1000000000,
                         "conditions": [{"type": "SHOPS", "merchantIds": [%s]}],
                         "reward": {"type": "FIXED", "points": 1},
                         "points": {"expiry": {"type": "AFTER_DAYS", "days": 180}}}
                        """
                                .formatted(
                                        now.minusSeconds(60),
                                        now.plus(Duration.ofDays(1)),
                                        shops.stream()
                                                .map(shop ->
                                                        "\"" + shop.merchantId().value() + "\"")
                                                .collect(Collectors.joining(",")))),
                "campaignId");
    }

    /** How many points' grants have reached wallets. */
    long grants(HttpConnection connection, String campaign) throws IOException {
        return JSON.readTree(done(connection.get(CAMPAIGNS + "/" + campaign, manager)).body())
                .path("grantCount")
                .asLong();
    }

    void end(HttpConnection connection, String campaign) throws IOException {
        done(post(connection, campaign + "/end", manager, ""));
    }

    /** A campaign that is looked at right after it was drafted. */
    Shown newCampaign(HttpConnection connection, List<Shop> shops) throws IOException {
        String campaign = draft(connection, shops);
        return () -> connection.get(CAMPAIGNS + "/" + campaign, manager).status() == 200;
    }

    /** A shop that is looked at right after it was registered. */
    Shown newShop(HttpConnection connection) throws IOException {
        String shop =
                text(
                        connection.post(
                                SHOPS,
                                clerk,
                                UUID.randomUUID().toString(),
                                """
                                {"name": "計測商店", "nameKana": "ケイソクショウテン",
                                 "nameLatin": "Benchmark", "shopClass": "INDEPENDENT",
                                 "district": "長岡", "category": "小売", "categoryCode": "5411",
                                 "postalCode": "9400062"}
                                """),
                        "merchantId");
        return () -> connection.get(SHOPS + "/" + shop, clerk).status() == 200;
    }

    private static Answer post(HttpConnection connection, String path, String token, String body)
            throws IOException {
        return connection.post(
                CAMPAIGNS + (path.isEmpty() ? "" : "/" + path),
                token,
                UUID.randomUUID().toString(),
                body);
    }

    private static String text(Answer answer, String field) throws IOException {
        JsonNode json = JSON.readTree(done(answer).body());
        return json.path(field).asString();
    }

    private static Answer done(Answer answer) throws IOException {
        if (answer.status() / 100 != 2) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
