package jp.nagaokapay.acceptance.installation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An SMS gateway that keeps what it is to send. */
final class SmsSink implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    private final HttpServer server;
    private final List<JsonNode> taken = new CopyOnWriteArrayList<>();

    SmsSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean known =
                "Bearer the-key-that-it-has-given"
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (known) {
            taken.add(JsonMapper.shared().readTree(body));
        }
        exchange.sendResponseHeaders(known ? 202 : 401, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
    }

    /** The last code that went to a phone; empty when none did. */
    String codeFor(String phone) {
        return taken.stream()
                .filter(message -> message.path("to").asString("").equals(phone))
                .flatMap(message -> CODE.matcher(message.path("text").asString("")).results())
                .map(code -> code.group(1))
                .reduce("", (_, last) -> last);
    }

    int count() {
        return taken.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
