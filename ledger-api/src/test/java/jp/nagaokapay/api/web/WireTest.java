package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.LoggedStacks;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import jp.nagaokapay.web.input.MalformedRequests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** What holds for every API, asked of one of them. */
class WireTest extends HttpTest {
    private static final String CHARGES = "/api/v1/wallet/charges";

    @Autowired private LedgerProblems problems;

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

    @Test
    void what_the_container_refuses_speaks_the_callers_language_too() {
        for (String line : List.of("GET /nope%zz", "GET /%2e%2e/%2e%2e/x")) {
            String head = line + " HTTP/1.1\r\n";
            assertThat(requests().send(head, "")).as(line).contains("もう一度お送りください。");
            assertThat(requests().send(head + "Accept-Language: en\r\n", ""))
                    .as(line)
                    .contains("Content-Language: en", "Please check how it is written");
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
    void a_header_that_is_not_ascii_is_refused_unread_and_not_repeated() {
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
    private String raw(String headers) {
        String head =
                "POST " + CHARGES + " HTTP/1.1\r\nContent-Type: application/json\r\n" + headers;
        return requests()
                .send(
                        new String(
                                (head + "\r\n").getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1),
                        charge(1_000, UUID.randomUUID().toString()));
    }

    private MalformedRequests requests() {
        return new MalformedRequests(
                URI.create(base()).getPort(),
                token("wallet", claims -> claims.claim("wallet", wallet().value())));
    }

    @Test
    void no_request_however_malformed_is_an_error_of_ours() {
        MalformedRequests requests = requests();
        try (LoggedStacks logged = new LoggedStacks()) {
            requests.assertBodiesAreRefused(CHARGES);
            requests.assertQueriesAreRefused("/api/v1/merchants");
            requests.assertQueriesAreRefused("/login");
            requests.assertFormsAreRefused(CHARGES);
            requests.assertFormsAreRefused("/login");
            requests.assertProtocolIsKept("/api/v1/merchants");
            assertThat(logged.seen()).isEmpty();
        }
        String form = "Content-Type: application/x-www-form-urlencoded\r\n";
        for (String body : List.of("username=%zz", "a=1&".repeat(1_100))) {
            for (String path : List.of("/login", "/oauth2/token")) {
                requests.assertRefused(
                        "POST " + path + " HTTP/1.1\r\n" + form, body, "400", "MALFORMED_REQUEST");
            }
        }
    }

    @Test
    void what_could_not_be_answered_is_not_done() {
        ApiClient resident = resident(wallet());
        for (String accept : List.of("application/xml", "text/html, application/pdf", "nonsense")) {
            Answer refused =
                    resident.send(
                            "POST",
                            CHARGES,
                            charge(1_000, UUID.randomUUID().toString()),
                            it ->
                                    it.header("Idempotency-Key", accept.substring(0, 4))
                                            .header("Accept", accept));
            assertThat(refused.status()).as(accept).isEqualTo(406);
            assertThat(refused.code()).as(accept).isEqualTo("NOT_ACCEPTABLE");
        }
        assertThat(resident.get("/api/v1/wallet").number("available")).isZero();
    }

    @Test
    void a_sessions_id_of_any_bytes_is_none() {
        for (String id : List.of("AAAA", "%%%", "=", "\"\"", "a".repeat(4_000))) {
            Answer page =
                    nobody().send(
                                    "GET",
                                    "/login",
                                    null,
                                    it -> it.header("Cookie", "SESSION=" + id));
            assertThat(page.status()).as(id).isEqualTo(200);
        }
    }

    @Test
    void what_is_not_set_up_is_not_busy_and_nobody_is_told_to_come_again() {
        ResponseEntity<Object> answer =
                problems.notConfigured(
                        new NotConfigured("MESSAGES_NOT_CONFIGURED"), new MockHttpServletRequest());
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().headerNames()).doesNotContain("Retry-After");
        assertThat(answer.getBody())
                .asString()
                .contains("code=MESSAGES_NOT_CONFIGURED")
                .doesNotContain("混み合って");
    }

    @Test
    void the_programs_address_shows_a_page_to_people_and_nothing_else_opens() {
        for (String accept : List.of("text/html,*/*;q=0.8", "application/json")) {
            Answer page = nobody().send("GET", "/", null, it -> it.header("Accept", accept));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.raw().body()).contains("ながおかペイ", "/login", "/swagger-ui.html");
        }
        for (String closed : List.of("/index.html", "/api/v1/wallet", "/static/index.html")) {
            assertThat(nobody().get(closed).code()).as(closed).isEqualTo("UNAUTHORIZED");
        }
    }

    @Test
    void an_empty_parameter_is_none_wherever_one_is_taken() {
        ApiClient everybody = with("wallet office finance:read audit campaign:write");
        for (String list :
                List.of(
                        "/api/v1/merchants?district=&category=&q=&after=&limit=",
                        "/office/v1/merchants?standing=&q=&after=&limit=",
                        "/campaign/v1/campaigns?after=&limit=&partnerBudgets=",
                        "/finance/v1/settlements?through=&status=&merchantId=&after=&limit=",
                        "/finance/v1/journal?account=&group=&from=&to=&after=&limit=",
                        "/finance/v1/funding/differences?open=&after=&limit=",
                        "/finance/v1/audit?who=&from=&to=&path=&id=&after=&limit=",
                        "/finance/v1/kpis?fiscalYear=")) {
            assertThat(everybody.get(list).status()).as(list).isEqualTo(200);
        }
        Answer needed = everybody.get("/finance/v1/outstanding-balance?baseDate=");
        assertThat(needed.status()).isEqualTo(400);
        assertThat(needed.json().at("/errors/0/code").asString()).isEqualTo("NOT_NULL");
    }

    @Test
    void a_parameter_that_an_operation_does_not_have_is_named() {
        Answer refused = with("office").get("/office/v1/merchants?sort=name");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("sort");
        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo("UNKNOWN_PARAMETER");
        for (String page :
                List.of(
                        "/login?x=1",
                        "/actuator/health?x=1",
                        "/v3/api-docs?x=1",
                        "/.well-known/oauth-authorization-server?x=1",
                        "/oauth2/jwks?x=1")) {
            assertThat(nobody().get(page).status()).as(page).isEqualTo(200);
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
