package jp.nagaokapay.acceptance.benchmark.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import jp.nagaokapay.acceptance.benchmark.payments.HttpConnection.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The generator's own reading of HTTP, against a server that is not ours. */
class HttpConnectionTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answers_in_one_piece_and_in_chunks_are_read_one_after_the_other() throws IOException {
        answers("/whole", 201, "全部", false);
        answers("/chunks", 200, "ばらばら".repeat(4_000), true);
        try (HttpConnection connection = new HttpConnection(uri())) {
            assertThat(connection.post("/whole", "t", "k", "{}")).isEqualTo(new Answer(201, "全部"));
            assertThat(connection.get("/chunks", "t").body()).isEqualTo("ばらばら".repeat(4_000));
            assertThat(connection.get("/whole", "t").status()).isEqualTo(201);
        }
        assertThat(heard)
                .containsExactly(
                        "POST /whole Bearer t \"k\" {}",
                        "GET /chunks Bearer t null ",
                        "GET /whole Bearer t null ");
    }

    @Test
    void a_server_that_ends_the_connection_is_connected_to_again() throws IOException {
        server.createContext(
                "/last",
                exchange -> {
                    exchange.getResponseHeaders().set("Connection", "close");
                    send(exchange, 200, "bye", false);
                });
        try (HttpConnection connection = new HttpConnection(uri())) {
            for (int i = 0; i < 3; i++) {
                assertThat(connection.get("/last", "t").body()).isEqualTo("bye");
            }
        }
    }

    @Test
    void a_client_that_is_told_to_come_again_comes_again_and_one_that_is_refused_gives_up()
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Load.Step busyOnce =
                connection -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new Load.Busy();
                    }
                };
        Load.Measure measure = Load.run(uri(), 1, Duration.ofMillis(300), busyOnce);

        assertThat(measure.busy()).isOne();
        assertThat(measure.count()).isPositive();
        assertThatThrownBy(() ->
                        Load.run(
                                uri(),
                                1,
                                Duration.ofMillis(300),
                                connection -> {
                                    throw new IOException("422");
                                }))
                .hasRootCauseMessage("422");
    }

    private void answers(String path, int status, String body, boolean chunked) {
        server.createContext(path, exchange -> send(exchange, status, body, chunked));
    }

    private void send(HttpExchange exchange, int status, String body, boolean chunked)
            throws IOException {
        try (exchange) {
            heard.add(
                    exchange.getRequestMethod()
                            + ' '
                            + exchange.getRequestURI()
                            + ' '
                            + exchange.getRequestHeaders().getFirst("Authorization")
                            + ' '
                            + exchange.getRequestHeaders().getFirst("Idempotency-Key")
                            + ' '
                            + new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, chunked ? 0 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
