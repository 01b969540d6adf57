package jp.nagaokapay.acceptance.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import org.jspecify.annotations.Nullable;

/** Calls one API with one caller's token. */
public final class ApiClient {
    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final URI base;
    private final Supplier<@Nullable String> authorization;

    private ApiClient(URI base, Supplier<@Nullable String> authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** Of somebody who is not signed in. */
    public static ApiClient ofNobody(URI base) {
        return new ApiClient(base, () -> null);
    }

    public static ApiClient withToken(URI base, String token) {
        return new ApiClient(base, () -> "Bearer " + token);
    }

    /**
     * For work that lasts longer than a token.
     *
     * @param signIn fetches a token, which is used for some minutes
     */
    public static ApiClient signingIn(URI base, Supplier<String> signIn) {
        RenewedToken token = new RenewedToken(signIn);
        return new ApiClient(base, () -> "Bearer " + token.get());
    }

    /** A machine client's token. */
    public static String machineToken(URI issuer, String clientId, String secret) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((clientId + ':' + secret).getBytes(StandardCharsets.UTF_8));
        return new ApiClient(issuer, () -> "Basic " + basic)
                .insist(
                        "POST",
                        "/oauth2/token",
                        null,
                        "grant_type=client_credentials",
                        "application/x-www-form-urlencoded")
                .require(200, "token of " + clientId)
                .text("access_token");
    }

    public ApiResponse get(String path) {
        return insist("GET", path, null, null, JSON);
    }

    /**
     * Retries under one idempotency key until there is a clear answer, as a terminal does after a
     * time-out.
     */
    public ApiResponse post(String path, String key, String body) {
        return insist("POST", path, key, body, JSON);
    }

    public ApiResponse post(String path, String body) {
        return insist("POST", path, null, body, JSON);
    }

    public ApiResponse put(String path, String body) {
        return insist("PUT", path, null, body, JSON);
    }

    public ApiResponse delete(String path) {
        return insist("DELETE", path, null, null, JSON);
    }

    /** Hands a file in, under an idempotency key as all that moves money. */
    public ApiResponse upload(String path, String key, String contentType, String content) {
        return insist("POST", path, key, content, contentType);
    }

    /** A file that the program made; fails unless there is one. */
    public byte[] download(String path) {
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(
                            request("GET", path).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new ProgramFailed(
                        path
                                + ": "
                                + response.statusCode()
                                + ' '
                                + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new ProgramFailed(path + " cannot be downloaded", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String method, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(ANSWERED_WITHIN)
                        .header("Accept-Language", "en")
                        .method(method, HttpRequest.BodyPublishers.noBody());
        String known = authorization.get();
        if (known != null) {
            request.header("Authorization", known);
        }
        return request;
    }

    private ApiResponse insist(
            String method,
            String path,
            @Nullable String key,
            @Nullable String body,
            String contentType) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            String last;
            try {
                ApiResponse answer = send(method, path, key, body, contentType);
                if (!answer.isUnclear()) {
                    return answer;
                }
                last = answer.toString();
            } catch (IOException e) {
                last = e.toString();
            }
            if (Instant.now().isAfter(until)) {
                throw new ProgramFailed(method + ' ' + path + " has no clear answer: " + last);
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
    }

    private ApiResponse send(
            String method,
            String path,
            @Nullable String key,
            @Nullable String body,
            String contentType)
            throws IOException {
        HttpRequest.Builder request = request(method, path);
        if (body != null) {
            request.method(method, HttpRequest.BodyPublishers.ofString(body))
                    .header("Content-Type", contentType);
        }
        if (key != null) {
            request.header("Idempotency-Key", '"' + key + '"');
        }
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new ApiResponse(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailed("interrupted", e);
        }
    }
}
