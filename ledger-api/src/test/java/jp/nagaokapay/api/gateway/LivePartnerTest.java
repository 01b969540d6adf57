package jp.nagaokapay.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.token.AccessTokenDecoder;
import jp.nagaokapay.web.token.Audience;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A partner that an administrator made, where there is no demo, grants points to a resident. */
class LivePartnerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpStage ledger = HttpStage.running();
    private final WalletId wallet =
            ledger.bean(Ledger.class)
                    .send(
                            new OpenWallet(
                                    WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));

    @Test
    void it_links_itself_to_a_resident_and_grants_points_within_its_budget() throws Exception {
        JsonNode made =
                call(
                        token("admin", "test-admin"),
                        "POST",
                        "/office/v1/clients",
                        "{\"label\": \"健康ポイント\", \"scopes\": [\"partner\"]}");
        String partner = partnerToken(made);
        String resident = token("wallet", "test-resident");
        Instant now = ledger.bean(Clock.class).instant();
        String draft =
                """
                {"name": "予算", "trigger": "EXTERNAL", "opensAt": "%s", "closesAt": "%s",
                 "budget": 1000,
                 "conditions": [{"type": "PARTNER", "partnerId": "partner:%s"}],
                 "reward": {"type": "AS_ASKED", "most": 500},
                 "caps": {}, "points": {"expiry": {"type": "AFTER_DAYS", "days": 30}}}
                """
                        .formatted(
                                now.minusSeconds(60),
                                now.plus(Duration.ofDays(7)),
                                made.path("clientId").asString());
        String writer = token("campaign:write", "test-writer");
        String campaign =
                "/campaign/v1/campaigns/"
                        + call(writer, "POST", "/campaign/v1/campaigns", draft)
                                .path("campaignId")
                                .asString();
        call(writer, "POST", campaign + "/submission", "");
        call(token("campaign:approve", "test-council"), "POST", campaign + "/approval", "");
        String code =
                call(resident, "POST", "/api/v1/wallet/partner-links", "")
                        .path("linkCode")
                        .asString();
        String link =
                call(partner, "POST", "/partner/v1/links", "{\"linkCode\": \"" + code + "\"}")
                        .path("linkId")
                        .asString();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(
                                        call(partner, "GET", "/partner/v1/budget", null)
                                                .path("remaining")
                                                .asInt())
                                .isEqualTo(1_000));

        call(
                partner,
                "POST",
                "/partner/v1/incentives",
                """
                {"incentiveId": "check-up", "linkId": "%s", "points": 100, "reason": "健康診断"}
                """
                        .formatted(link));

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        call(resident, "GET", "/api/v1/wallet", null).path("points").asInt()
                                == 100);
    }

    private String partnerToken(JsonNode made) throws Exception {
        String basic =
                made.path("clientId").asString() + ':' + made.path("clientSecret").asString();
        return send(HttpRequest.newBuilder(ledger.url().resolve("/oauth2/token"))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        basic.getBytes(StandardCharsets.US_ASCII)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .path("access_token")
                .asString();
    }

    private JsonNode call(String token, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(ledger.url().resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", '"' + UUID.randomUUID().toString() + '"');
        if (body != null && !body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(
                request.method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static JsonNode send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    @SuppressWarnings("unchecked")
    private String token(String scope, String subject) {
        Instant now = Instant.now();
        JwtClaimsSet claims =
                JwtClaimsSet.builder()
                        .subject(subject)
                        .claim("client_id", subject)
                        .claim("scope", scope)
                        .audience(List.of(Audience.LEDGER.value()))
                        .claim("wallet", wallet.value())
                        .issuer(HttpStage.ISSUER)
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(900))
                        .build();
        return new NimbusJwtEncoder((JWKSource<SecurityContext>) ledger.bean(JWKSource.class))
                .encode(
                        JwtEncoderParameters.from(
                                JwsHeader.with(SignatureAlgorithm.RS256)
                                        .type(AccessTokenDecoder.TYPE)
                                        .build(),
                                claims))
                .getTokenValue();
    }
}
