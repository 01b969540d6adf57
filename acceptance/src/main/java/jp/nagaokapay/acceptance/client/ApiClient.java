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
import jp.nagaokapay.acceptance.program.ProgramFailed;
import org.jspecify.annotations.Nullable;

/** Calls one API with one caller's token. */
public final class ApiClient {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(150);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private final URI base;
    private final String authorization;

    private ApiClient(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    public static ApiClient withToken(URI base, String token) {
        return new ApiClient(base, "Bearer " + token);
    }

    /** A machine client's token. */
    public static String machineToken(URI issuer, String clientId, String secret) {
        String basic =
                Base64.getEncoder()
                        .encodeToString((clientId + ':' + secret).getBytes(StandardCharsets.UTF_8));
        return new ApiClient(issuer, "Basic " + basic)
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
        return insist("GET", path, null, null, "application/json");
    }

    /**
     * Retries under one idempotency key until there is a clear answer, as a terminal does after a
     * time-out.
     */
    public ApiResponse post(String path, String key, String body) {
        return insist("POST", path, key, body, "application/json");
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
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(ANSWERED_WITHIN)
                        .header("Authorization", authorization)
                        .header("Accept-Language", "en")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", contentType);
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
