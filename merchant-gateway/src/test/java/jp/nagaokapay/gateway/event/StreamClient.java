package jp.nagaokapay.gateway.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the stream, as a shop's programmer would write it. */
final class StreamClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<JsonNode> events = new CopyOnWriteArrayList<>();
    final List<String> types = new CopyOnWriteArrayList<>();
    final List<String> comments = new CopyOnWriteArrayList<>();
    final HttpResponse<InputStream> response;
    volatile @Nullable String lastEventId;
    volatile boolean ended;
    private final StringBuffer text = new StringBuffer();
    private final Thread reader;

    private StreamClient(
            HttpResponse<InputStream> response, @Nullable String lastEventId, boolean reads) {
        this.response = response;
        this.lastEventId = lastEventId;
        this.reader =
                reads
                        ? Thread.ofVirtual().start(this::read)
                        : Thread.ofVirtual().unstarted(this::read);
    }

    /** One that never reads what it is told. */
    static StreamClient deaf(HttpResponse<InputStream> response) {
        return new StreamClient(response, null, false);
    }

    /** Everything that came, whatever it was. */
    String text() {
        return text.toString();
    }

    static StreamClient open(
            HttpClient http, String address, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new StreamClient(
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()),
                    lastEventId,
                    true);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String data = null;
            String id = null;
            String line;
            while ((line = lines.readLine()) != null) {
                text.append(line);
                if (line.isEmpty()) {
                    if (data != null) {
                        events.add(JSON.readTree(data));
                    }
                    if (id != null) {
                        lastEventId = id;
                    }
                    data = null;
                    id = null;
                } else if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    types.add(line.substring(7));
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
            }
            ended = true;
        } catch (IOException e) {
            ended = false;
        }
    }

    boolean isOver() {
        return !reader.isAlive();
    }

    /** Cuts the line, wherever it is. */
    @Override
    public void close() {
        try {
            response.body().close();
            reader.join();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
