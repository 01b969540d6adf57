package jp.nagaokapay.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The program on a database that was named, without demo and without providers. */
class LiveHttpTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpStage ledger = HttpStage.running();
    private final WalletId wallet =
            ledger.bean(Ledger.class)
                    .send(
                            new OpenWallet(
                                    WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));

    @ParameterizedTest
    @ValueSource(strings = {"CREDIT_CARD", "BANK", "ATM"})
    void an_invented_reference_charges_nothing(String channel) throws Exception {
        String key = UUID.randomUUID().toString();
        String order =
                """
                {"amount": 50000, "channel": "%s", "fundingReference": "invented-%s"}
                """
                        .formatted(channel, key);
        for (int time = 0; time < 2; time++) {
            HttpResponse<String> refused =
                    post("/api/v1/wallet/charges", token("wallet"), key, order);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("\"FUNDING_NOT_CONFIGURED\"", "事務局");
            assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        }
        assertThat(available()).isEqualTo(Yen.ZERO);
    }

    @Test
    void cash_in_a_clerks_hand_needs_no_provider() throws Exception {
        String receipt = UUID.randomUUID().toString();
        String order =
                """
                {"walletId": "%s", "amount": 1000, "receiptNumber": "%s"}
                """
                        .formatted(wallet.value(), receipt);

        assertThat(post("/counter/v1/charges", token("counter"), receipt, order).statusCode())
                .isEqualTo(201);
        assertThat(available()).isEqualTo(Yen.of(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-terminal",
                "demo-counter",
                "demo-manager",
                "demo-council",
                "demo-finance",
                "demo-releaser",
                "demo-auditor",
                "demo-operator",
                "demo-wellness",
                "demo-shop"
            })
    void secrets_that_everybody_knows_open_nothing(String client) throws Exception {
        String credentials =
                Base64.getEncoder()
                        .encodeToString(
                                (client + ':' + client + "-secret")
                                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> refused =
                send(
                        HttpRequest.newBuilder(at("/oauth2/token"))
                                .header("Authorization", "Basic " + credentials)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid_client");
    }

    private Yen available() {
        return ledger.bean(Wallets.class).find(wallet).orElseThrow().available();
    }

    private HttpResponse<String> post(String path, String token, String key, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", '"' + key + '"')
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return ledger.url().resolve(path);
    }

    @SuppressWarnings("unchecked")
    private String token(String scope) {
        Instant now = Instant.now();
        JwtClaimsSet claims =
                JwtClaimsSet.builder()
                        .subject("test")
                        .claim("client_id", "test")
                        .claim("scope", scope)
                        .claim("wallet", wallet.value())
                        .issuer(HttpStage.ISSUER)
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(900))
                        .build();
        return new NimbusJwtEncoder((JWKSource<SecurityContext>) ledger.bean(JWKSource.class))
                .encode(
                        JwtEncoderParameters.from(
                                JwsHeader.with(SignatureAlgorithm.RS256).build(), claims))
                .getTokenValue();
    }
}
