package jp.nagaokapay.api.funding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider of funds by HTTP, whose word about each charge a test puts into its mouth. */
public final class TestProvider implements AutoCloseable {
    public static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final List<MessageSignature.Secret> SECRETS =
            List.of(new MessageSignature.Secret(SECRET));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();
    private final Map<String, String> returns = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private volatile @Nullable Odd odd;

    private TestProvider(HttpServer server) {
        this.server = server;
    }

    public static TestProvider start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestProvider provider = new TestProvider(server);
            server.setExecutor(provider.threads);
            server.createContext("/", provider::take);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Says so of the charge from now on: further members of its answer. */
    public void says(String chargeId, String members) {
        words.put(chargeId, members);
    }

    /** The money came from an instrument that no other wallet uses. */
    public void collects(String chargeId) {
        says(chargeId, "\"status\":\"COLLECTED\",\"instrument\":\"card-" + chargeId + "\"");
    }

    public void declines(String chargeId, String reason) {
        says(chargeId, "\"status\":\"DECLINED\",\"reason\":\"" + reason + "\"");
    }

    public boolean gaveBack(String chargeId) {
        return words.getOrDefault(chargeId, "").contains("REFUNDED");
    }

    public @Nullable String returnTo(String chargeId) {
        return returns.get(chargeId);
    }

    public int timesAsked(String chargeId) {
        return asked.getOrDefault(chargeId, 0);
    }

    /** Behaves so from now on; null: well. */
    void behaves(@Nullable Odd manner) {
        odd = manner;
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        String requestId = exchange.getRequestHeaders().getFirst(MessageSignature.REQUEST_ID);
        String signature = exchange.getRequestHeaders().getFirst(MessageSignature.HEADER);
        if (requestId == null
                || signature == null
                || MessageSignature.judge(
                                signature,
                                SECRETS,
                                MessageSignature.Message.of(method, path, requestId, body),
                                Instant.now())
                        != MessageSignature.Verdict.GENUINE) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        Odd manner = odd;
        if (manner != null) {
            manner.answer(exchange, path, requestId);
            exchange.close();
            return;
        }
        String chargeId = path.split("/")[3];
        if (method.equals("GET")) {
            asked.merge(chargeId, 1, Integer::sum);
        } else if (path.endsWith("/refund")) {
            says(chargeId, "\"status\":\"REFUNDED\"");
        } else {
            JsonNode order = JsonMapper.shared().readTree(body);
            amounts.put(chargeId, order.path("amount").asLong());
            returns.put(chargeId, order.path("returnTo").asString(""));
            words.putIfAbsent(
                    chargeId,
                    "\"status\":\"OPEN\",\"continueAt\":\"https://provider.test/pay/"
                            + chargeId
                            + '"');
        }
        String members = words.get(chargeId);
        if (members == null) {
            answer(exchange, path, requestId, 404, "\"status\":\"UNKNOWN\"", chargeId, null);
        } else {
            answer(exchange, path, requestId, 200, members, chargeId, amounts.get(chargeId));
        }
    }

    private static void answer(
            HttpExchange exchange,
            String path,
            String requestId,
            int status,
            String members,
            String chargeId,
            @Nullable Long amount)
            throws IOException {
        String body =
                "{\"chargeId\":\""
                        + chargeId
                        + '"'
                        + (amount == null ? "" : ",\"amount\":" + amount)
                        + ','
                        + members
                        + '}';
        signed(exchange, path, requestId, status, body);
        exchange.close();
    }

    /** Sends an answer with its signature. */
    static void signed(
            HttpExchange exchange, String path, String requestId, int status, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set(
                        MessageSignature.HEADER,
                        MessageSignature.of(
                                SECRETS,
                                MessageSignature.Message.of(
                                        Integer.toString(status), path, requestId, bytes),
                                Instant.now()));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The headers of a notification about a charge. */
    public static Map<String, String> notificationHeaders(
            String path, String requestId, String body, Instant at) {
        return Map.of(
                MessageSignature.REQUEST_ID,
                requestId,
                MessageSignature.HEADER,
                MessageSignature.of(
                        SECRETS,
                        MessageSignature.Message.of(
                                "POST", path, requestId, body.getBytes(StandardCharsets.UTF_8)),
                        at));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** How a provider should not answer. */
    interface Odd {
        void answer(HttpExchange exchange, String path, String requestId) throws IOException;
    }
}
