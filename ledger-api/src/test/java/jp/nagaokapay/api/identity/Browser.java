package jp.nagaokapay.api.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person with a browser and an app that knows PKCE: cookies, redirects, forms, nothing else. */
public final class Browser {
    private static final String PAGES = "text/html,application/xhtml+xml,*/*;q=0.8";
    public static final String WALLET_CALLBACK = "http://127.0.0.1:8080/app/wallet/callback";
    public static final String CONSOLE_CALLBACK = "http://127.0.0.1:8080/app/console/callback";
    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";
    private static final int REDIRECTS_MAX = 8;

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(cookies)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private final String userAgent;

    public Browser(int port) {
        this(port, "test");
    }

    public Browser(int port, String userAgent) {
        base = "http://127.0.0.1:" + port;
        this.userAgent = userAgent;
    }

    /** Of whichever path. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", PAGES).GET());
    }

    public HttpResponse<String> post(String path, Map<String, String> form) {
        return post(path, form, "*/*");
    }

    /** A form, and what answers its sender can show. */
    public HttpResponse<String> post(String path, Map<String, String> form, String accept) {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", accept)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
    }

    /** Signs in at the page; where it leads. */
    public String signIn(String username, String password) {
        return location(
                post(
                        "/login",
                        Map.of(
                                "username",
                                username,
                                "password",
                                password,
                                "_csrf",
                                csrf(get("/login").body())),
                        PAGES));
    }

    /** Fills in the form of a page that goes to {@code path}, and sends it. */
    public HttpResponse<String> fill(String page, String path, Map<String, String> fields) {
        Map<String, String> form = PageForm.in(page, path).hidden();
        form.putIfAbsent("_csrf", csrf(page));
        form.putAll(fields);
        return post(path, form, PAGES);
    }

    /** As {@link #fill}; where it leads. */
    public String fillAndGo(String page, String path, Map<String, String> fields) {
        return location(fill(page, path, fields));
    }

    /** Goes on to where a sign-in began. */
    public Map<String, String> callBack(String address, String callback) {
        return callback(follow(get(address)), callback);
    }

    /** Begins an authorization; the page of the sign-in. */
    public String beginAuthorization(String client, String callback) {
        return follow(get("/oauth2/authorize?" + encode(request(client, callback)))).body();
    }

    /** Changes a password at the page; where it leads. */
    public String changePassword(String username, String current, String chosen, String repeated) {
        return location(
                post(
                        "/login/password",
                        Map.of(
                                "username",
                                username,
                                "password",
                                current,
                                "chosen",
                                chosen,
                                "repeated",
                                repeated,
                                "_csrf",
                                csrf(get("/login/password").body())),
                        PAGES));
    }

    public String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + answer.body()))
                .replace(base, "");
    }

    /** Where the authorization ends: the parameters with which the app is called back. */
    public Map<String, String> authorize(
            String client, String callback, String username, String password, String... scope) {
        String path = "/oauth2/authorize?" + encode(request(client, callback, scope));
        HttpResponse<String> response = follow(get(path));
        if (response.statusCode() == 200) {
            Map<String, String> form =
                    Map.of(
                            "username", username,
                            "password", password,
                            "_csrf", csrf(response.body()));
            response = follow(post("/login", form));
        }
        return callback(response, callback);
    }

    /** The first token of a code. */
    public HttpResponse<String> exchange(String client, String callback, @Nullable String code) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", callback,
                        "code", String.valueOf(code),
                        "code_verifier", VERIFIER));
    }

    public HttpResponse<String> refresh(String client, String refreshToken) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", client,
                        "refresh_token", refreshToken));
    }

    public static Map<String, String> request(String client, String callback, String... scope) {
        Map<String, String> request =
                new LinkedHashMap<>(
                        Map.of(
                                "response_type",
                                "code",
                                "client_id",
                                client,
                                "redirect_uri",
                                callback,
                                "state",
                                "state-" + UUID.randomUUID(),
                                "code_challenge",
                                challenge(),
                                "code_challenge_method",
                                "S256"));
        if (scope.length > 0) {
            request.put("scope", String.join(" ", scope));
        }
        return request;
    }

    public static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        field.getKey()
                                + '='
                                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String csrf(String page) {
        Matcher matcher = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no _csrf in " + page);
        }
        return matcher.group(1);
    }

    /** Stays on this server: a redirect to the app itself is the end. */
    private HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        for (int i = 0; i < REDIRECTS_MAX; i++) {
            String location = last.headers().firstValue("Location").orElse("");
            if (last.statusCode() != 302 || location.contains("/callback")) {
                return last;
            }
            last = get(location);
        }
        throw new AssertionError("redirected for ever");
    }

    private static Map<String, String> callback(HttpResponse<String> response, String callback) {
        String location = response.headers().firstValue("Location").orElse("");
        if (!location.startsWith(callback + '?')) {
            throw new AssertionError(
                    "not called back: %d %s %s"
                            .formatted(response.statusCode(), location, response.body()));
        }
        return Arrays.stream(URI.create(location).getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(
                        Collectors.toMap(
                                parameter -> parameter[0],
                                parameter ->
                                        URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("User-Agent", userAgent).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
