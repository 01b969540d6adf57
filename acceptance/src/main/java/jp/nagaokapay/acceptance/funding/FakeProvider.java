package jp.nagaokapay.acceptance.funding;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider, listening on this machine alone. */
public final class FakeProvider implements AutoCloseable {
    private static final Pattern CHARGE = Pattern.compile("/v1/charges/([^/]+)(/refund)?");
    private static final String API = "/v1";
    private static final String PAGES = "/pay/";
    private static final Duration SESSION = Duration.ofMinutes(30);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ProviderSignature signature;
    private final Notifier notifier;
    private final FakeBooks books;
    private final Duration delay;
    private final Set<String> seenRequests = ConcurrentHashMap.newKeySet();

    private FakeProvider(HttpServer server, String secret, Duration delay) {
        this.server = server;
        this.signature = new ProviderSignature(secret);
        this.notifier = new Notifier(signature);
        this.books = new FakeBooks(SESSION);
        this.delay = delay;
    }

    /**
     * Starts one.
     *
     * @param port 0 takes a free one
     * @param secret shared with the ledger
     * @param delay how long what comes late takes
     */
    public static FakeProvider start(int port, String secret, Duration delay) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            FakeProvider provider = new FakeProvider(server, secret, delay);
            server.setExecutor(provider.threads);
            server.createContext(API, provider::serveLedger);
            server.createContext(PAGES, provider::servePerson);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells a ledger of news from now on. */
    public void notifyAt(URI notifications) {
        notifier.tell(notifications);
    }

    /** What the ledger's setting {@code url} is. */
    public URI url() {
        return URI.create(base() + API);
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Yen that were ever collected. */
    public long collected() {
        return books.collected();
    }

    /** Yen of these that were given back. */
    public long givenBack() {
        return books.givenBack();
    }

    private void serveLedger(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String requestId = exchange.getRequestHeaders().getFirst(ProviderSignature.REQUEST_ID);
        String path = exchange.getRequestURI().getRawPath();
        if (requestId == null
                || !signature.isGenuine(
                        exchange.getRequestHeaders().getFirst(ProviderSignature.HEADER),
                        exchange.getRequestMethod(),
                        path,
                        requestId,
                        body)
                || !seenRequests.add(requestId)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        Matcher asked = CHARGE.matcher(path);
        if (!asked.matches()) {
            answer(exchange, requestId, 400, Map.of("error", "NO_SUCH_PATH"));
            return;
        }
        String chargeId = asked.group(1);
        boolean refund = asked.group(2) != null;
        switch (exchange.getRequestMethod()) {
            case "GET" -> tell(exchange, requestId, chargeId, books.find(chargeId));
            case "PUT" -> {
                if (refund) {
                    refund(exchange, requestId, chargeId);
                } else {
                    begin(exchange, requestId, chargeId, body);
                }
            }
            default -> answer(exchange, requestId, 400, Map.of("error", "NO_SUCH_METHOD"));
        }
    }

    private void begin(HttpExchange exchange, String requestId, String chargeId, byte[] body)
            throws IOException {
        JsonNode order;
        try {
            order = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            answer(exchange, requestId, 400, Map.of("error", "NO_JSON"));
            return;
        }
        FakeCharge charge =
                books.begin(
                                chargeId,
                                order.path("amount").asLong(),
                                order.path("channel").asString(""),
                                order.path("returnTo").asString(""))
                        .orElse(null);
        if (charge == null) {
            answer(exchange, requestId, 409, Map.of("error", "ANOTHER_AMOUNT"));
            return;
        }
        tell(exchange, requestId, chargeId, charge);
    }

    private void refund(HttpExchange exchange, String requestId, String chargeId)
            throws IOException {
        FakeCharge charge = books.find(chargeId);
        if (charge == null) {
            answer(exchange, requestId, 409, Map.of("error", "NO_SUCH_CHARGE"));
            return;
        }
        books.refund(charge);
        tell(exchange, requestId, chargeId, charge);
    }

    private void tell(
            HttpExchange exchange, String requestId, String chargeId, @Nullable FakeCharge charge)
            throws IOException {
        if (charge == null) {
            answer(exchange, requestId, 404, Map.of("chargeId", chargeId, "status", "UNKNOWN"));
        } else if (!books.isLeftUnanswered(charge)) { // else whoever asks waits in vain
            answer(exchange, requestId, 200, books.answer(charge, base() + PAGES));
        }
    }

    private void answer(HttpExchange exchange, String requestId, int status, Object content)
            throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(content);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders()
                .set(
                        ProviderSignature.HEADER,
                        signature.sign(
                                Integer.toString(status),
                                exchange.getRequestURI().getRawPath(),
                                requestId,
                                body));
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void servePerson(HttpExchange exchange) throws IOException {
        String page = exchange.getRequestURI().getRawPath().substring(PAGES.length());
        FakeCharge charge = books.atPage(page);
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (charge != null && exchange.getRequestMethod().equals("POST")) {
            if (books.leave(charge)) {
                play(charge, Manner.of(field(form, "manner")), field(form, "card"));
            }
            exchange.getResponseHeaders().set("Location", charge.returnTo());
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        String html =
                charge != null && charge.isAtPage() ? PaymentPage.of(charge) : PaymentPage.closed();
        send(exchange, charge == null ? 404 : 200, html.getBytes(StandardCharsets.UTF_8));
    }

    private void play(FakeCharge charge, Manner manner, String card) {
        String instrument = "card-" + UUID.nameUUIDFromBytes(card.getBytes(StandardCharsets.UTF_8));
        switch (manner) {
            case PAY -> collect(charge, instrument);
            case REFUSE -> decline(charge, "REFUSED");
            case TIMES_OUT -> {
                books.leaveUnanswered(charge, 1);
                collect(charge, instrument);
            }
            case TWICE -> {
                collect(charge, instrument);
                notifier.notify(charge.chargeId());
            }
            case LATE -> notifier.after(delay, () -> collect(charge, instrument));
            case NO_THEN_YES -> {
                decline(charge, "NO_FUNDS");
                notifier.after(delay, () -> collect(charge, instrument));
            }
            case NEVER -> {} // open for ever, and no page any more
        }
    }

    private void collect(FakeCharge charge, String instrument) {
        books.collect(charge, instrument);
        notifier.notify(charge.chargeId());
    }

    private void decline(FakeCharge charge, String reason) {
        books.decline(charge, reason);
        notifier.notify(charge.chargeId());
    }

    private static String field(String form, String name) {
        Matcher field = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(form);
        return field.find() ? URLDecoder.decode(field.group(1), StandardCharsets.UTF_8) : "";
    }

    @Override
    public void close() {
        notifier.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
