package jp.nagaokapay.acceptance.shopday;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A shop's server that takes webhooks and fails half the time: before it has taken note, or after.
 * It believes nothing that is not signed, and takes each event once.
 */
final class FlakyWebhookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Random random;
    private final Set<String> seen = new HashSet<>();
    private final PaymentTotals totals = new PaymentTotals();
    private final AtomicInteger forged = new AtomicInteger();
    private volatile @Nullable String secret;

    FlakyWebhookReceiver(long seed) throws IOException {
        random = new Random(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/hooks", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    }

    /** The secret under which calls are signed from now on. */
    void believe(String newSecret) {
        secret = newSecret;
    }

    PaymentTotals totals() {
        return totals;
    }

    int forged() {
        return forged.get();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int dice;
        synchronized (random) {
            dice = random.nextInt(4);
        }
        if (dice == 0) {
            fail(exchange, false);
            return;
        }
        if (!isSigned(exchange, body)) {
            forged.incrementAndGet();
            answer(exchange, 401);
            return;
        }
        note(JsonMapper.shared().readTree(body));
        if (dice == 1) {
            fail(exchange, true);
        } else {
            answer(exchange, 204);
        }
    }

    private synchronized void note(JsonNode event) {
        if (seen.add(event.path("eventId").asString(""))) {
            EventStreamReader.note(event, totals);
        }
    }

    /** Half of the failures say nothing at all. */
    private void fail(HttpExchange exchange, boolean silently) throws IOException {
        if (silently) {
            exchange.close();
        } else {
            answer(exchange, 500);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        String header = exchange.getRequestHeaders().getFirst("Nagaokapay-Signature");
        String known = secret;
        if (header == null || known == null || !header.startsWith("t=")) {
            return false;
        }
        String[] parts = header.split(",");
        byte[] expected = hmac(known, parts[0].substring(2), body);
        return Stream.of(parts)
                .filter(part -> part.startsWith("v1="))
                .map(part -> HexFormat.of().parseHex(part.substring(3)))
                .anyMatch(given -> MessageDigest.isEqual(expected, given));
    }

    private static byte[] hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + '.').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
