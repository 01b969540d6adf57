package jp.nagaokapay.acceptance.shopday;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a shop's event stream, drops the connection every few events, and resumes with
 * Last-Event-ID. Counts an event that comes twice, and one out of order.
 */
final class EventStreamReader implements AutoCloseable {
    private static final int EVENTS_BEFORE_A_CUT_MAX = 5;
    private static final Duration BETWEEN_CONNECTIONS = Duration.ofMillis(100);

    private final URI events;
    private final String token;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread reader = Thread.ofVirtual().unstarted(this::read);
    private final Set<Long> seen = new HashSet<>();
    private final AtomicInteger repeated = new AtomicInteger();
    private final PaymentTotals totals = new PaymentTotals();
    private volatile boolean closed;
    private long last;

    /** Reads from the beginning of the shop. */
    EventStreamReader(URI gateway, String token, long seed) {
        this.events = URI.create(gateway + "/terminal/v1/events");
        this.token = token;
        this.random = new Random(seed);
    }

    EventStreamReader start() {
        reader.start();
        return this;
    }

    PaymentTotals totals() {
        return totals;
    }

    /** Events that came twice or in the wrong order. */
    int repeated() {
        return repeated.get();
    }

    private void read() {
        while (!closed) {
            try {
                readUntilCut(1 + random.nextInt(EVENTS_BEFORE_A_CUT_MAX));
            } catch (IOException | UncheckedIOException e) {
                // The gateway is away or has ended the stream: come back.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_CONNECTIONS.toNanos());
        }
    }

    private void readUntilCut(int count) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(
                        HttpRequest.newBuilder(events)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept", "text/event-stream")
                                .header("Last-Event-ID", Long.toString(last))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            long id = 0;
            int read = 0;
            for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("data:")) {
                    take(id, JsonMapper.shared().readTree(line.substring(5)));
                    if (++read == count) {
                        return;
                    }
                }
            }
        }
    }

    private void take(long id, JsonNode event) {
        if (!seen.add(id) || id < last) {
            repeated.incrementAndGet();
            return;
        }
        last = id;
        note(event, totals);
    }

    /** Adds an event to the totals; the same shape comes by stream and by webhook. */
    static void note(JsonNode event, PaymentTotals totals) {
        String payment = event.path("merchantPaymentId").asString("");
        long yen = event.path("amount").asLong();
        switch (event.path("type").asString("")) {
            case "payment.captured" -> totals.captured(payment, yen);
            case "payment.refunded" -> totals.refunded(payment, yen);
            default -> {
                // holds and releases take nothing
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        http.shutdownNow();
    }
}
