package jp.nagaokapay.acceptance.installation;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import jp.nagaokapay.acceptance.client.ApiResponse;

/** A person's browser, which trusts the city's certificate and keeps cookies. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int REDIRECTS_MAX = 8;

    private final URI base;
    private final HttpClient http;
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    Browser(URI base, Path certificate) {
        this.base = base;
        http =
                HttpClient.newBuilder()
                        .sslContext(trusting(certificate))
                        .cookieHandler(new CookieManager())
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    private static SSLContext trusting(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "city", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ApiResponse get(String address) throws IOException {
        return send(
                HttpRequest.newBuilder(base.resolve(address)).header("Accept", "text/html,*/*"));
    }

    /** Sends the form of a page: its hidden field against forgery, and what a person typed. */
    ApiResponse fill(ApiResponse page, String path, Map<String, String> typed) throws IOException {
        Map<String, String> fields = new TreeMap<>(typed);
        fields.put("_csrf", find(CSRF, page.body()));
        return post(path, fields);
    }

    ApiResponse post(String path, Map<String, String> fields) throws IOException {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** Follows redirects, but not those to the app that is to be called back. */
    ApiResponse follow(ApiResponse first) throws IOException {
        ApiResponse last = first;
        for (int i = 0; i < REDIRECTS_MAX && last.status() / 100 == 3; i++) {
            String location = location(last);
            if (location.contains("/callback?")) {
                return last;
            }
            last = get(location);
        }
        return last;
    }

    static String location(ApiResponse answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** Begins a sign-in to one of the city's apps; the login page. */
    ApiResponse beginAuthorization(String client, String scope) throws IOException {
        return follow(
                get(
                        "/oauth2/authorize?"
                                + form(
                                        Map.of(
                                                "response_type",
                                                "code",
                                                "client_id",
                                                client,
                                                "redirect_uri",
                                                callback(client),
                                                "scope",
                                                scope,
                                                "code_challenge",
                                                challenge(),
                                                "code_challenge_method",
                                                "S256"))));
    }

    /** The access token, from the answer that calls the app back. */
    String token(String client, ApiResponse calledBack) throws IOException {
        String code = find(Pattern.compile("[?&]code=([^&]+)"), location(calledBack));
        return post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", client,
                                "redirect_uri", callback(client),
                                "code", code,
                                "code_verifier", verifier))
                .require(200, "a token")
                .text("access_token");
    }

    private String callback(String client) {
        return base + (client.equals("console") ? "/app/console/callback" : "/app/wallet/callback");
    }

    private String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls the API with a token, or without. */
    ApiResponse call(String method, String path, String token, String body) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Accept-Language", "ja")
                        .header("Idempotency-Key", "\"" + UUID.randomUUID() + '"')
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    /** A program's token by its secret. */
    String machineToken(String clientId, String secret) throws IOException {
        String basic =
                Base64.getEncoder()
                        .encodeToString((clientId + ':' + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(base.resolve("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")))
                .require(200, "token of " + clientId)
                .text("access_token");
    }

    private ApiResponse send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer =
                    http.send(
                            request.timeout(Duration.ofSeconds(30)).build(),
                            HttpResponse.BodyHandlers.ofString());
            return new ApiResponse(answer.statusCode(), answer.headers(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + '='
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
