package jp.nagaokapay.api.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.nagaokapay.api.TestTerminal;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import jp.nagaokapay.web.token.AccessTokenDecoder;
import jp.nagaokapay.web.token.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The program on a database that was named, without demo and without a provider of funds. */
class LiveHttpTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern SIX_DIGITS = Pattern.compile("確認コードは([0-9]{6})");

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
    void who_signs_up_gets_a_code_in_a_moment_and_nothing_of_it_stays() throws Exception {
        String phone = "+818044440001";
        HttpResponse<String> begun =
                open(
                        "/api/v1/sign-ups",
                        """
                        {"phone": "%s", "displayName": "長岡 花子", "postalCode": "9400062",
                         "password": "fireworks-in-august"}
                        """
                                .formatted(phone));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);

        await().atMost(Duration.ofSeconds(2))
                .until(() -> HttpStage.SMS.bodies().stream().anyMatch(one -> one.contains(phone)));
        Matcher code = SIX_DIGITS.matcher(HttpStage.SMS.bodies().getLast());
        assertThat(code.find()).isTrue();

        HttpResponse<String> verified =
                open(
                        "/api/v1/sign-ups/"
                                + begun.body().replaceAll(".*\"(sign-up:[0-9a-f]+)\".*", "$1")
                                + "/verification",
                        "{\"code\": \"%s\"}".formatted(code.group(1)));
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(201);
        JdbcClient jdbc = ledger.bean(JdbcClient.class);
        await().until(() ->
                jdbc.sql("SELECT true FROM message WHERE outcome = 'SENT' AND secret IS NULL")
                        .query(Boolean.class)
                        .optional()
                        .isPresent());
    }

    private HttpResponse<String> open(String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
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
                "demo-approver",
                "demo-admin",
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:443",
                "pay.example.jp.evil.example",
                "xpay.example.jp",
                "localhost",
                "[::1]"
            })
    void what_was_sent_to_another_name_is_refused(String host) throws Exception {
        for (String path :
                List.of("/login", "/.well-known/openid-configuration", "/api/v1/wallet", "/no")) {
            assertThat(raw(path, "Host: " + host))
                    .startsWith("HTTP/1.1 421 ")
                    .contains("\"HOST_UNKNOWN\"")
                    .doesNotContain("evil");
        }
        assertThat(raw("/readyz", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay.example.jp", "PAY.example.jp", "pay.example.jp:443", "127.0.0.1"})
    void its_own_names_are_served_and_nobody_else_says_who_issues(String host) throws Exception {
        assertThat(
                        raw(
                                "/.well-known/openid-configuration",
                                "Host: " + host,
                                "X-Forwarded-Host: evil.example",
                                "Forwarded: host=evil.example"))
                .startsWith("HTTP/1.1 200 ")
                .contains("\"issuer\":\"https://pay.example.jp\"")
                .doesNotContain("evil");
    }

    @Test
    void browsers_are_told_to_come_by_tls_alone_and_give_cookies_to_nobody_else() throws Exception {
        String answer =
                raw(
                        "/oauth2/authorize?response_type=code&client_id=wallet-app"
                                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                + "&code_challenge_method=S256&redirect_uri="
                                + HttpStage.WALLET_CALLBACK,
                        "Host: pay.example.jp",
                        "Accept: text/html");

        assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie:")))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly"));
        assertThat(raw("/login", "Host: pay.example.jp").lines())
                .filteredOn(line -> line.startsWith("Set-Cookie:"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("; Secure", "; HttpOnly"));
        for (String path : List.of("/", "/login", "/api/v1/wallet", "/no")) {
            assertThat(raw(path, "Host: pay.example.jp"))
                    .containsOnlyOnce("Strict-Transport-Security: max-age=31536000");
        }
    }

    @Test
    void a_named_proxy_says_who_calls_and_not_the_caller() throws Exception {
        String statuses =
                IntStream.rangeClosed(1, 25)
                        .mapToObj(time -> enrolment("203.0.113." + time + ", 198.51.100.7"))
                        .map(answer -> answer.substring(9, 12))
                        .distinct()
                        .collect(Collectors.joining(" "));

        assertThat(statuses).as("one caller, whatever it invents").endsWith(" 429");
        assertThat(enrolment("198.51.100.8")).doesNotStartWith("HTTP/1.1 429 ");
    }

    @Test
    void what_operators_look_at_is_at_a_port_of_its_own() throws Exception {
        URI management = URI.create("http://127.0.0.1:" + ledger.setting("local.management.port"));
        for (String path :
                List.of(
                        "/actuator/health",
                        "/actuator/health/readiness",
                        "/actuator/prometheus",
                        "/actuator/info",
                        "/actuator/openapi")) {
            assertThat(send(HttpRequest.newBuilder(management.resolve(path))).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(send(HttpRequest.newBuilder(at(path))).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/v3/api-docs", "/swagger-ui/index.html", "/swagger-ui.html")) {
            assertThat(send(HttpRequest.newBuilder(at(path))).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(send(HttpRequest.newBuilder(at("/actuator/swagger-ui/index.html"))).statusCode())
                .isEqualTo(404);
    }

    private String enrolment(String forwardedFor) {
        return exchange(
                "POST",
                "/oauth2/terminal-enrolments",
                new TestTerminal().redemption("never-issued"),
                "Host: pay.example.jp",
                "Content-Type: application/json",
                "X-Forwarded-For: " + forwardedFor);
    }

    private String raw(String path, String... headers) {
        return exchange("GET", path, "", headers);
    }

    /** As no client of this JVM would write it. */
    private String exchange(String method, String path, String body, String... headers) {
        try (Socket socket = new Socket("127.0.0.1", ledger.url().getPort())) {
            String request =
                    "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                            .formatted(
                                    method,
                                    path,
                                    String.join("\r\n", headers),
                                    body.length(),
                                    body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    @Test
    void a_token_of_another_issuer_opens_nothing_though_our_key_signed_it() throws Exception {
        assertThat(get("/api/v1/wallet", token("wallet")).statusCode()).isEqualTo(200);

        for (String issuer : List.of("https://evil.example", HttpStage.ISSUER + "/")) {
            HttpResponse<String> refused = get("/api/v1/wallet", token("wallet", issuer));
            assertThat(refused.statusCode()).as(issuer).isEqualTo(401);
        }
    }

    @Test
    void the_start_page_links_to_what_answers() throws Exception {
        String page = send(HttpRequest.newBuilder(at("/"))).body();
        List<String> links =
                Pattern.compile("href=\"([^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(link -> link.group(1))
                        .toList();

        assertThat(links).contains("/login");
        for (String link : links) {
            assertThat(send(HttpRequest.newBuilder(at(link))).statusCode()).as(link).isEqualTo(200);
        }
    }

    @Test
    void nothing_but_what_operators_look_at_is_at_their_port() throws Exception {
        URI management = URI.create("http://127.0.0.1:" + ledger.setting("local.management.port"));
        for (String path : List.of("/", "/login", "/oauth2/jwks", "/api/v1/wallet", "/livez")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(management.resolve(path))
                            .header("Authorization", "Bearer " + token("wallet"));
            assertThat(send(request).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpResponse<String> get(String path, String token)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token));
    }

    private String token(String scope) {
        return token(scope, HttpStage.ISSUER);
    }

    @SuppressWarnings("unchecked")
    private String token(String scope, String issuer) {
        Instant now = Instant.now();
        JwtClaimsSet claims =
                JwtClaimsSet.builder()
                        .subject("test")
                        .claim("client_id", "test")
                        .claim("scope", scope)
                        .audience(List.of(Audience.LEDGER.value()))
                        .claim("wallet", wallet.value())
                        .issuer(issuer)
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
