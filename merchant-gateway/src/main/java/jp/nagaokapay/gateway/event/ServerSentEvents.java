package jp.nagaokapay.gateway.event;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-Sent Events on the wire. Each comment carries an {@code id} too, so that a client can go
 * on from there although no event came.
 */
class ServerSentEvents {
    private static final String RETRY_MILLIS = "retry: 1000\n";

    private final HttpServletResponse response;
    private final JsonMapper json;

    ServerSentEvents(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    static void head(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Proxies of the nginx kind would otherwise hold events back.
        response.setHeader("X-Accel-Buffering", "no");
    }

    void open(long position) throws IOException {
        head(response);
        send(": open\n" + RETRY_MILLIS + "id: " + position + "\n\n");
    }

    void heartbeat(long position) throws IOException {
        send(": still here\nid: " + position + "\n\n");
    }

    void write(List<ShopEvent> events) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ShopEvent event : events) {
            lines.append("id: ").append(event.position()).append('\n');
            lines.append("event: ").append(event.type()).append('\n');
            lines.append("data: ").append(json.writeValueAsString(event)).append("\n\n");
        }
        send(lines.toString());
    }

    private void send(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
