package jp.nagaokapay.acceptance.funding;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tells the ledger that a charge has news, and again until it has heard. */
final class Notifier implements AutoCloseable {
    private static final int TRIES = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ProviderSignature signature;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile @Nullable URI target;
    private volatile boolean closed;

    Notifier(ProviderSignature signature) {
        this.signature = signature;
    }

    /** Where the ledger hears; without one nobody is told. */
    void tell(@Nullable URI notifications) {
        target = notifications;
    }

    void after(Duration delay, Runnable action) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!closed) {
                        action.run();
                    }
                });
    }

    void notify(String chargeId) {
        attempt(chargeId, 1);
    }

    private void attempt(String chargeId, int attempt) {
        URI to = target;
        if (to == null || closed) {
            return;
        }
        Thread.startVirtualThread(() -> {
            if (!isHeard(to, chargeId) && attempt < TRIES && !closed) {
                after(Duration.ofSeconds(attempt), () -> attempt(chargeId, attempt + 1));
            }
        });
    }

    private boolean isHeard(URI to, String chargeId) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("chargeId", chargeId));
        String requestId = UUID.randomUUID().toString();
        HttpRequest request =
                HttpRequest.newBuilder(to)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header(ProviderSignature.REQUEST_ID, requestId)
                        .header(
                                ProviderSignature.HEADER,
                                signature.sign("POST", to.getRawPath(), requestId, body))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
