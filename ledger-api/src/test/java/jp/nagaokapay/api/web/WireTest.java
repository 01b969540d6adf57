package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds for every API, asked of one of them. */
class WireTest extends HttpTest {
    private static final String CHARGES = "/api/v1/wallet/charges";

    @Test
    void every_problem_is_a_problem_document_in_the_callers_language() {
        ApiClient resident = resident(wallet());
        List<Answer> problems =
                List.of(
                        nobody().get("/api/v1/wallet"),
                        withToken("nonsense").get("/api/v1/wallet"),
                        with("office").get("/api/v1/wallet"),
                        with("wallet").get("/api/v1/wallet"),
                        resident.get("/api/v1/nowhere"),
                        resident.send("DELETE", CHARGES, null, _ -> {}),
                        resident.send(
                                "POST",
                                CHARGES,
                                null,
                                it ->
                                        it.header("Content-Type", "text/plain")
                                                .header("Idempotency-Key", "k")),
                        resident.post(CHARGES, "{"),
                        resident.post(CHARGES, "{\"x\": \"" + "a".repeat(300_000) + "\"}"),
                        nobody().get("/elsewhere"));
        assertThat(problems.stream().map(Answer::status))
                .containsExactly(401, 401, 403, 403, 404, 405, 415, 400, 413, 401);
        assertThat(problems.get(6).text("detail")).endsWith("application/json で送ってください。");
        assertThat(problems)
                .allSatisfy(problem -> {
                    assertThat(problem.header("Content-Type"))
                            .isEqualTo("application/problem+json");
                    assertThat(problem.header("Content-Language")).isEqualTo("ja");
                    assertThat(problem.code()).matches("[A-Z_]+");
                    assertThat(problem.number("status")).isEqualTo(problem.status());
                    assertThat(problem.text("detail")).isNotBlank();
                    assertThat(problem.text("type")).startsWith("urn:nagaokapay:problem:");
                });
        Answer english =
                nobody().send(
                                "GET",
                                "/api/v1/wallet",
                                null,
                                it -> it.header("Accept-Language", "en"));
        assertThat(english.text("detail")).isEqualTo("Please sign in again.");
        assertThat(english.header("WWW-Authenticate")).startsWith("Bearer");
    }

    /** Of a request that is refused before anything of ours reads it. */
    @Test
    void what_the_container_refuses_is_a_problem_in_the_callers_language_too() throws IOException {
        String rest = "\r\nHost: localhost\r\nConnection: close\r\n";
        for (String[] refused :
                new String[][] {
                    {"GET /nope%zz HTTP/1.1" + rest, "400"},
                    {"GET /{a}|b HTTP/1.1" + rest, "400"},
                    {"FOO BAR BAZ\r\n", "400"},
                    {"GET /%2e%2e/%2e%2e/x HTTP/1.1" + rest, "400"},
                    {"GET /login HTTP/1.1" + rest + "X: " + "a".repeat(20_000) + "\r\n", "400"},
                    {"GET /login HTTP/1.1\r\nConnection: close\r\n", "400"},
                    {"POST /login HTTP/1.1" + rest + "Transfer-Encoding: foo\r\n", "501"}
                }) {
            assertThat(exchange(refused[0] + "\r\n"))
                    .startsWith("HTTP/1.1 " + refused[1])
                    .contains("application/problem+json", "\"MALFORMED_REQUEST\"", "もう一度お送りください。")
                    .doesNotContain("<html");
        }
        assertThat(exchange("GET /../../x HTTP/1.1" + rest + "Accept-Language: en\r\n\r\n"))
                .contains("Content-Language: en", "Please check how it is written");
    }

    @Test
    void english_is_answered_where_it_is_asked_for_first() {
        ApiClient resident = resident(wallet());
        for (String asked : List.of("en", "en-GB,ja;q=0.5", "ja;q=0.1, en;q=0.9", "fr, en;q=0.5")) {
            assertThat(titles(resident, asked))
                    .as(asked)
                    .containsExactly(
                            "Something in the request is wrong",
                            "Please sign in",
                            "Not allowed",
                            "Not found",
                            "Not possible here",
                            "Cannot answer in this form",
                            "Too large",
                            "Cannot read this form");
        }
        for (String asked :
                List.of("ja", "fr", "*", "ja-JP, en;q=0.9", "en;q=0, ja", "zh-CN;q=0.9")) {
            assertThat(titles(resident, asked)).as(asked).contains("見つかりません", "ログインが必要です");
        }
    }

    /** Of 400, 401, 403, 404, 405, 406, 413 and 415. */
    private List<String> titles(ApiClient resident, String language) {
        String large = "{\"x\": \"" + "a".repeat(300_000) + "\"}";
        return Stream.of(
                        in(language, resident, "POST", CHARGES, "{}"),
                        in(language, nobody(), "GET", "/api/v1/wallet", null),
                        in(language, with("office"), "GET", "/api/v1/wallet", null),
                        in(language, resident, "GET", "/api/v1/nowhere", null),
                        in(language, resident, "DELETE", CHARGES, null),
                        resident.send(
                                "GET",
                                "/api/v1/wallet",
                                null,
                                it ->
                                        it.header("Accept-Language", language)
                                                .header("Accept", "application/pdf")),
                        in(language, resident, "POST", CHARGES, large),
                        resident.send(
                                "POST",
                                CHARGES,
                                null,
                                it ->
                                        it.header("Accept-Language", language)
                                                .header("Content-Type", "text/plain")
                                                .header("Idempotency-Key", "k")))
                .map(answer -> answer.text("title"))
                .toList();
    }

    private static Answer in(
            String language, ApiClient caller, String method, String path, @Nullable String body) {
        return caller.send(
                method,
                path,
                body,
                it -> it.header("Accept-Language", language).header("Idempotency-Key", "k"));
    }

    @Test
    void a_chunked_body_is_limited_too() {
        byte[] large =
                ("{\"x\": \"" + "a".repeat(600_000) + "\"}")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Answer refused =
                resident(wallet())
                        .send(
                                "POST",
                                CHARGES,
                                null,
                                it ->
                                        it.header("Content-Type", "application/json")
                                                .header("Idempotency-Key", "k"),
                                HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(large)));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void a_header_that_is_not_ascii_is_refused_unread_and_not_repeated() throws IOException {
        String key = raw("Idempotency-Key: 日本");
        assertThat(key).startsWith("HTTP/1.1 400 ").contains("\"IDEMPOTENCY_KEY_MALFORMED\"");
        for (String header : List.of("Accept", "Accept-Language", "X-Anything", "DPoP")) {
            assertThat(raw(header + ": 日本\r\nIdempotency-Key: k"))
                    .as(header)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"MALFORMED_REQUEST\"")
                    .doesNotContain("日");
        }
        assertThat(raw("X-Anything: nihon\r\nIdempotency-Key: k")).startsWith("HTTP/1.1 201 ");
    }

    /** What no client library would send. */
    private String raw(String headers) throws IOException {
        WalletId wallet = wallet();
        String body = charge(1_000, UUID.randomUUID().toString());
        String request =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                                .formatted(CHARGES, headers)
                        + "Authorization: Bearer %s\r\nContent-Type: application/json\r\n"
                                .formatted(
                                        token(
                                                "wallet",
                                                claims -> claims.claim("wallet", wallet.value())))
                        + "Content-Length: %d\r\n\r\n%s".formatted(body.length(), body);
        return exchange(request);
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(base()).getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keys_are_checked_before_anything_moves() {
        ApiClient resident = resident(wallet());
        String body = charge(1_000, UUID.randomUUID().toString());
        for (String key : List.of("\"\"", "k".repeat(256), "a b", "\"open")) {
            Answer refused =
                    resident.send("POST", CHARGES, body, it -> it.header("Idempotency-Key", key));
            assertThat(refused.status()).as(key).isEqualTo(400);
            assertThat(refused.code()).as(key).isEqualTo("IDEMPOTENCY_KEY_MALFORMED");
        }
        assertThat(
                        resident.send(
                                        "POST",
                                        CHARGES,
                                        body,
                                        it -> it.header("Idempotency-Key", "bare"))
                                .status())
                .isEqualTo(201);
        assertThat(
                        resident.send(
                                        "POST",
                                        CHARGES,
                                        body,
                                        it -> it.header("Idempotency-Key", "\"bare\""))
                                .replayed())
                .isTrue();
    }
}
