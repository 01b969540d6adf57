package jp.nagaokapay.api.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A gateway of text messages on this machine: keeps what it is sent, and answers as it is told. */
public final class TestGateway implements AutoCloseable {
    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();

    /** Writes what it likes to an exchange. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    public TestGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Answer answer = answers.poll();
        if (answer == null) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            answer.to(exchange);
        }
        exchange.close();
    }

    /** What it answers next, once; after that it takes all. */
    void answers(Answer answer) {
        answers.add(answer);
    }

    void answers(int... statuses) {
        for (int status : statuses) {
            answers(exchange -> exchange.sendResponseHeaders(status, -1));
        }
    }

    /** The bodies of all requests, oldest first. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    MessageSettings.Sms settings() {
        return settings("{\"to\": \"{to}\", \"text\": \"{text}\", \"id\": \"{id}\"}");
    }

    MessageSettings.Sms settings(String body) {
        return new MessageSettings.Sms(
                url(), Map.of(), body, "application/json", Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
