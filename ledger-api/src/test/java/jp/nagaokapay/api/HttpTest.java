package jp.nagaokapay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import jp.nagaokapay.api.app.NagaokaPay;
import jp.nagaokapay.api.funding.TestProvider;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.RegisterMerchant;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.problem.ProblemMessages;
import jp.nagaokapay.web.token.AccessTokenDecoder;
import jp.nagaokapay.web.token.Audience;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program behind a real port, on a real database, once for all tests of the APIs: each
 * test makes the wallets and shops it needs.
 */
@SpringBootTest(
        classes = NagaokaPay.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "nagaokapay.demo=true",
            "nagaokapay.transfers.enabled=true",
            "nagaokapay.supplier-payments.enabled=true",
            "nagaokapay.log.tail-pause=2ms",
            // It would wait for a database that stops at the same moment.
            "spring.main.register-shutdown-hook=false"
        })
public abstract class HttpTest {
    private static final String DATABASE = TestDatabase.freshUrl();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Has a page of its own, where charges by cash machine are paid. */
    protected static final TestProvider PROVIDER = TestProvider.start();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort private int port;

    @Autowired
    private com.nimbusds.jose.jwk.source.JWKSource<com.nimbusds.jose.proc.SecurityContext>
            signingKeys;

    @Autowired protected Ledger ledger;
    @Autowired private MerchantDirectory directory;

    /** A property that gives a test a database of its own: what is set here cannot be set again. */
    protected static final String OWN_DATABASE = "test.own-database";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("nagaokapay.database.url", () -> "${" + OWN_DATABASE + ":" + DATABASE + "}");
        properties.add("nagaokapay.database.user", () -> "postgres");
        properties.add("nagaokapay.funding.resolvable-after", () -> "0s");
        properties.add("nagaokapay.funding.return-to", () -> "https://pay.test/app/wallet/charged");
        properties.add("nagaokapay.funding.providers.test.url", PROVIDER::url);
        properties.add("nagaokapay.funding.providers.test.channels", () -> "ATM");
        properties.add("nagaokapay.funding.providers.test.secret", () -> TestProvider.SECRET);
    }

    /** An answer, its body read as JSON where it is. */
    public record Answer(int status, HttpResponse<String> raw) {
        /**
         * A problem never says less than its code can, nor leaves a place in its sentence empty.
         */
        public Answer {
            String type = raw.headers().firstValue("Content-Type").orElse("");
            if (type.equals(MediaType.APPLICATION_PROBLEM_JSON_VALUE)) {
                assertThat(JSON.readTree(raw.body()).path("detail").asString())
                        .as(raw.body())
                        .isNotIn(
                                ProblemMessages.of("GENERAL", Locale.JAPANESE),
                                ProblemMessages.of("GENERAL", Locale.ENGLISH))
                        .doesNotContain("{");
            }
        }

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public String text(String field) {
            return json().path(field).asString();
        }

        public long number(String field) {
            return json().path(field).asLong();
        }

        public String code() {
            return text("code");
        }

        public @Nullable String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        public boolean replayed() {
            return "true".equals(header("Idempotency-Replayed"));
        }
    }

    /** A caller with a token. */
    public final class ApiClient {
        private final @Nullable String token;
        private final String base;

        ApiClient(@Nullable String token) {
            this(token, base());
        }

        ApiClient(@Nullable String token, String base) {
            this.token = token;
            this.base = base;
        }

        /** The same caller at another node. */
        public ApiClient at(String otherBase) {
            return new ApiClient(token, otherBase);
        }

        /** A token request, with a proof of a key when one is given. */
        public Answer token(String form, @Nullable String proof) {
            return send(
                    "POST",
                    "/oauth2/token",
                    form,
                    request -> {
                        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
                        if (proof != null) {
                            request.header("DPoP", proof);
                        }
                    });
        }

        public Answer get(String path) {
            return send("GET", path, null, _ -> {});
        }

        /** Under an Idempotency-Key of its own. */
        public Answer post(String path, String body) {
            return post(path, UUID.randomUUID().toString(), body);
        }

        public Answer post(String path, String key, String body) {
            return send("POST", path, body, it -> it.header("Idempotency-Key", '"' + key + '"'));
        }

        public Answer post(String path) {
            return send(
                    "POST",
                    path,
                    null,
                    it -> it.header("Idempotency-Key", UUID.randomUUID().toString()));
        }

        public Answer put(String path, String body) {
            return send("PUT", path, body, _ -> {});
        }

        public Answer send(
                String method,
                String path,
                @Nullable String body,
                Consumer<HttpRequest.Builder> more) {
            return send(
                    method,
                    path,
                    body,
                    more,
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(body));
        }

        public Answer send(
                String method,
                String path,
                @Nullable String body,
                Consumer<HttpRequest.Builder> more,
                HttpRequest.BodyPublisher content) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            more.accept(request);
            request.method(method, content);
            try {
                HttpResponse<String> response =
                        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(response.statusCode(), response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The base URL. */
    protected String base() {
        return "http://127.0.0.1:" + port;
    }

    protected static String databaseUrl() {
        return DATABASE;
    }

    protected ApiClient nobody() {
        return new ApiClient(null);
    }

    protected ApiClient withToken(String token) {
        return new ApiClient(token);
    }

    /** A resident signed in for a wallet. */
    protected ApiClient resident(WalletId walletId) {
        return signedIn("wallet", claims -> claims.claim("wallet", walletId.value()));
    }

    /** A machine or person with scopes, its own subject each. */
    protected ApiClient with(String scopes) {
        return signedIn(scopes, _ -> {});
    }

    /** A staff member, or a program for which nobody answers. */
    protected ApiClient person(String subject, String scopes) {
        return signedIn(scopes, claims -> claims.subject(subject));
    }

    /** A program for which somebody answers. */
    protected ApiClient programOf(String person, String scopes) {
        return signedIn(scopes, claims -> claims.claim("responsible", person));
    }

    protected ApiClient signedIn(String scopes, Consumer<JwtClaimsSet.Builder> more) {
        return new ApiClient(token(scopes, more));
    }

    protected String token(String scopes, Consumer<JwtClaimsSet.Builder> more) {
        Instant now = Instant.now();
        String subject = "test-" + UUID.randomUUID();
        JwtClaimsSet.Builder claims =
                JwtClaimsSet.builder()
                        .subject(subject)
                        .claim("client_id", subject)
                        .claim("scope", scopes)
                        .audience(
                                Audience.of(List.of(scopes.split(" "))).stream()
                                        .map(Audience::value)
                                        .toList())
                        .issuedAt(now)
                        .expiresAt(now.plusSeconds(900));
        more.accept(claims);
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(signingKeys);
        encoder.setJwkSelector(List::getFirst);
        return encoder.encode(
                        JwtEncoderParameters.from(
                                JwsHeader.with(SignatureAlgorithm.RS256)
                                        .type(AccessTokenDecoder.TYPE)
                                        .build(),
                                claims.build()))
                .getTokenValue();
    }

    protected WalletId wallet() {
        return ledger.send(
                new OpenWallet(WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));
    }

    /** A wallet charged by card. */
    protected WalletId walletWith(long yen) {
        WalletId walletId = wallet();
        Answer charged =
                resident(walletId)
                        .post("/api/v1/wallet/charges", charge(yen, "card-" + UUID.randomUUID()));
        if (charged.status() != 201) {
            throw new AssertionError("not charged: " + charged.raw().body());
        }
        return walletId;
    }

    protected static String charge(long yen, String reference) {
        return """
        {"amount": %d, "channel": "CREDIT_CARD", "fundingReference": "%s"}
        """
                .formatted(yen, reference);
    }

    /** An approved shop that the payment path knows of. */
    protected MerchantId shop() {
        return shop(MerchantId.next(), ShopClass.INDEPENDENT);
    }

    protected MerchantId shop(MerchantId merchantId, ShopClass shopClass) {
        ledger.send(
                new RegisterMerchant(
                        merchantId,
                        new ShopProfile(
                                "越後屋 " + merchantId.value().substring(20),
                                "エチゴヤ",
                                "ECHIGOYA",
                                shopClass,
                                "長岡",
                                "飲食",
                                "5812",
                                "9400062",
                                null),
                        null));
        ledger.send(new ApproveMerchant(merchantId));
        awaitStanding(merchantId, MerchantStatus.APPROVED);
        return merchantId;
    }

    /** The directory is at most two seconds behind. */
    protected void awaitStanding(MerchantId merchantId, MerchantStatus standing) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        directory
                                .find(merchantId)
                                .map(MerchantDirectory.Entry::status)
                                .filter(standing::equals)
                                .isPresent());
    }

    protected static String pay(MerchantId shop, long yen) {
        return """
        {"merchantId": "%s", "amount": %d}
        """
                .formatted(shop, yen);
    }

    protected static String required(@Nullable String value) {
        return Objects.requireNonNull(value);
    }
}
