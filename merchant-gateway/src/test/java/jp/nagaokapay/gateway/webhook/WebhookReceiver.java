package jp.nagaokapay.gateway.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's own server. */
final class WebhookReceiver implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Call, Integer> answer = _ -> 200;

    /** What came in, and what it was answered. */
    record Call(String body, com.sun.net.httpserver.Headers headers) {
        String eventId() {
            return JSON.readTree(body).path("eventId").asString();
        }

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.getFirst(name);
        }
    }

    WebhookReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    WebhookReceiver answering(Function<Call, Integer> newAnswer) {
        answer = newAnswer;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Call call = new Call(body, exchange.getRequestHeaders());
            calls.add(call);
            int status = answer.apply(call);
            exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            exchange.getResponseHeaders().add("Set-Cookie", "tracked=1");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
