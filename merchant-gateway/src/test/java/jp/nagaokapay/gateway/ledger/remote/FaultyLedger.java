package jp.nagaokapay.gateway.ledger.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A ledger's port behind which anything may happen, but tokens are given out. */
final class FaultyLedger implements AutoCloseable {
    private final HttpServer server;
    final AtomicInteger tokens = new AtomicInteger();
    final AtomicInteger asked = new AtomicInteger();
    private volatile Answer answer = exchange -> respond(exchange, 500, "text/plain", "");

    FaultyLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oauth2/token", this::token);
        server.createContext(
                "/internal/v1",
                exchange -> {
                    asked.incrementAndGet();
                    answer.to(exchange);
                });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every question is answered so. */
    void answer(Answer how) {
        answer = how;
    }

    static void respond(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static void problem(HttpExchange exchange, int status, String code) throws IOException {
        respond(
                exchange,
                status,
                "application/problem+json",
                "{\"type\": \"x\", \"title\": \"x\", \"status\": %d, \"detail\": \"x\", \"code\": \"%s\"}"
                        .formatted(status, code));
    }

    private void token(HttpExchange exchange) throws IOException {
        respond(
                exchange,
                200,
                "application/json",
                """
                {"access_token": "token-%d", "token_type": "Bearer", "expires_in": 900}
                """
                        .formatted(tokens.incrementAndGet()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** How a question is answered. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }
}
