package jp.nagaokapay.api.funding;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls one provider: each request signed, each answer believed only when it is signed too; no
 * redirect followed, no more read than an answer can have, all in the provider's time.
 */
final class ProviderClient implements AutoCloseable {
    private static final String USER_AGENT = "Nagaokapay-Funding/1";
    private static final int BODY_BYTES_MAX = 16_384;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;

    private final ConnectedProvider provider;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http;

    ProviderClient(ConnectedProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(
                                provider.timeout().compareTo(CONNECT_MAX) < 0
                                        ? provider.timeout()
                                        : CONNECT_MAX)
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    ConnectedProvider provider() {
        return provider;
    }

    /** Has the provider begin to collect, or answers how far it is. */
    ProviderAnswer collect(ChargeId chargeId, Yen amount, Channel channel, String returnTo)
            throws ProviderTrouble {
        return call(
                "PUT",
                path(chargeId),
                chargeId,
                amount,
                Map.of(
                        "amount", amount.amount(),
                        "channel", channel.name(),
                        "returnTo", returnTo));
    }

    /**
     * @param amount what the provider should know; null: it should not know the charge
     */
    ProviderAnswer lookUp(ChargeId chargeId, @Nullable Yen amount) throws ProviderTrouble {
        return call("GET", path(chargeId), chargeId, amount, null);
    }

    ProviderAnswer refund(ChargeId chargeId, Yen amount) throws ProviderTrouble {
        return call(
                "PUT",
                path(chargeId) + "/refund",
                chargeId,
                amount,
                Map.of("amount", amount.amount()));
    }

    private static String path(ChargeId chargeId) {
        return "/charges/" + chargeId.value();
    }

    private ProviderAnswer call(
            String method,
            String path,
            ChargeId chargeId,
            @Nullable Yen amount,
            @Nullable Map<String, Object> content)
            throws ProviderTrouble {
        byte[] body = content == null ? new byte[0] : json.writeValueAsBytes(content);
        URI uri = URI.create(provider.url() + path);
        String requestId = UUID.randomUUID().toString();
        MessageSignature.Message asked =
                MessageSignature.Message.of(method, uri.getRawPath(), requestId, body);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("User-Agent", USER_AGENT)
                        .header("Accept", "application/json")
                        .header(MessageSignature.REQUEST_ID, requestId)
                        .header(
                                MessageSignature.HEADER,
                                MessageSignature.of(provider.secrets(), asked, clock.instant()));
        if (content == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(body));
        }
        HttpResponse<byte[]> response = send(request.build());
        requireSigned(response, asked);
        ProviderAnswer answer = ProviderAnswer.read(response.body(), chargeId, amount);
        boolean isUnknown = answer.requireStatus() == ProviderAnswer.Status.UNKNOWN;
        if (isUnknown != (response.statusCode() == NOT_FOUND)
                || (isUnknown && !method.equals("GET"))) {
            throw new ProviderTrouble(
                    ProviderAnswer.NOT_THE_CONTRACT,
                    "404 goes with the status UNKNOWN, and only when a charge is asked for");
        }
        return answer;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws ProviderTrouble {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_BYTES_MAX));
        try {
            return answer.get(provider.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ProviderTrouble(
                    "TIMEOUT", "it gave no answer in " + provider.timeout().toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderTrouble("INTERRUPTED", "the request was broken off");
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private ProviderTrouble failed(@Nullable Throwable cause) {
        String host = provider.url().getAuthority();
        return switch (cause) {
            case SSLException e ->
                    new ProviderTrouble(
                            "TLS_FAILED",
                            "no safe connection to %s: %s".formatted(host, e.getMessage()));
            case HttpConnectTimeoutException _ ->
                    new ProviderTrouble("UNREACHABLE", "nobody answers at " + host);
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
                    new ProviderTrouble("UNREACHABLE", "there is no host " + host);
            case ConnectException _ ->
                    new ProviderTrouble("UNREACHABLE", "nobody listens at " + host);
            case IOException e ->
                    new ProviderTrouble("BROKEN_OFF", "its answer broke off: " + e.getMessage());
            case null, default -> new ProviderTrouble("BROKEN_OFF", "the request failed: " + cause);
        };
    }

    /** Proxies and strangers answer too, and nobody of them signs. */
    private void requireSigned(HttpResponse<byte[]> response, MessageSignature.Message asked)
            throws ProviderTrouble {
        int status = response.statusCode();
        if (status == UNAUTHORIZED) {
            throw new ProviderTrouble(
                    "SIGNATURE_REFUSED",
                    "it refuses our signature: another secret, or a clock that is wrong");
        }
        if (status != OK && status != NOT_FOUND) {
            throw new ProviderTrouble("HTTP_" + status, "it answered HTTP " + status);
        }
        String header = response.headers().firstValue(MessageSignature.HEADER).orElse("");
        MessageSignature.Message answered =
                MessageSignature.Message.of(
                        Integer.toString(status), asked.path(), asked.requestId(), response.body());
        switch (MessageSignature.judge(header, provider.secrets(), answered, clock.instant())) {
            case GENUINE -> {}
            case FORGED ->
                    throw new ProviderTrouble(
                            "BAD_SIGNATURE",
                            header.isEmpty()
                                    ? "its answer (HTTP %d) is not signed".formatted(status)
                                    : "its answer is not signed with our secret");
            case WRONG_TIME ->
                    throw new ProviderTrouble(
                            "WRONG_TIME",
                            "its clock and ours are further apart than "
                                    + MessageSignature.WINDOW.toSeconds()
                                    + " s");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
