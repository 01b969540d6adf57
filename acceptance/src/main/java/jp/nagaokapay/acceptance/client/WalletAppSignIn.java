package jp.nagaokapay.acceptance.client;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.nagaokapay.acceptance.program.ProgramFailed;

/** Signs a resident in as the app does: authorization code and PKCE, by way of the login page. */
public final class WalletAppSignIn {
    private static final String CLIENT = "wallet-app";
    private static final String CALLBACK = "http://127.0.0.1:8080/app/wallet/callback";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int REDIRECTS_MAX = 8;

    private final URI base;
    private final String verifier = (UUID.randomUUID() + "-" + UUID.randomUUID());
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    private WalletAppSignIn(URI base) {
        this.base = base;
    }

    /** A resident's access token. */
    public static String tokenOf(URI base, String phone, String password) {
        WalletAppSignIn app = new WalletAppSignIn(base);
        try {
            return app.signIn(phone, password);
        } catch (IOException e) {
            throw new ProgramFailed("nobody can sign in", e);
        } finally {
            app.http.close();
        }
    }

    private String signIn(String phone, String password) throws IOException {
        HttpResponse<String> page =
                follow(get("/oauth2/authorize?" + form(authorization(challenge()))));
        Map<String, String> login =
                Map.of(
                        "username",
                        phone,
                        "password",
                        password,
                        "_csrf",
                        find(CSRF, page.body(), "the login page has no form"));
        HttpResponse<String> called = follow(post("/login", login));
        String location = called.headers().firstValue("Location").orElse("");
        Map<String, String> exchange =
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        CALLBACK,
                        "code",
                        find(CODE, location, "the app was not called back: " + location),
                        "code_verifier",
                        verifier);
        HttpResponse<String> token = post("/oauth2/token", exchange);
        return new ApiResponse(token.statusCode(), token.headers(), token.body())
                .require(200, "a resident's token")
                .text("access_token");
    }

    private static Map<String, String> authorization(String challenge) {
        return Map.of(
                "response_type",
                "code",
                "client_id",
                CLIENT,
                "redirect_uri",
                CALLBACK,
                "scope",
                "openid wallet",
                "code_challenge",
                challenge,
                "code_challenge_method",
                "S256");
    }

    private HttpResponse<String> follow(HttpResponse<String> first) throws IOException {
        HttpResponse<String> last = first;
        for (int i = 0; i < REDIRECTS_MAX && last.statusCode() == 302; i++) {
            String location = last.headers().firstValue("Location").orElse("");
            if (location.startsWith(CALLBACK)) {
                return last;
            }
            last = get(location);
        }
        return last;
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html").GET());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws IOException {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted", e);
        }
    }

    private String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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

    private static String find(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new ProgramFailed(otherwise);
        }
        return matcher.group(1);
    }
}
