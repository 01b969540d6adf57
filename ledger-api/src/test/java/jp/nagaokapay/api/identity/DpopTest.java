package jp.nagaokapay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.TestTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token that is bound to a key serves nobody without it. */
class DpopTest extends HttpTest {
    private static final String PATH = "/terminal/v1/payments";
    private static final String TODAY = PATH + "?date=2024-04-01";

    private final TestTerminal terminal = new TestTerminal();
    private String token = "";

    @BeforeEach
    void a_token_bound_to_the_terminals_key() {
        Answer answer =
                nobody().send(
                                "POST",
                                "/oauth2/token",
                                "grant_type=client_credentials",
                                request ->
                                        request.setHeader(
                                                        "Content-Type",
                                                        "application/x-www-form-urlencoded")
                                                .header("Authorization", basic("demo-terminal"))
                                                .header(
                                                        "DPoP",
                                                        terminal.proof(
                                                                "POST",
                                                                base() + "/oauth2/token",
                                                                null)));
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        token = answer.text("access_token");
    }

    @Test
    void it_is_accepted_with_a_proof_for_this_very_request() {
        assertThat(get(token, proof()).status()).isEqualTo(200);
        assertThat(get(token, proof()).status()).as("another proof").isEqualTo(200);
    }

    @Test
    void it_is_worth_nothing_as_a_plain_bearer_token() {
        requireRefused(withToken(token).get(TODAY), "Bearer", "invalid_token");
    }

    @Test
    void it_is_worth_nothing_without_a_proof() {
        Answer refused =
                nobody().send(
                                "GET",
                                TODAY,
                                null,
                                request -> request.header("Authorization", "DPoP " + token));

        requireRefused(refused, "DPoP", "invalid_");
    }

    @Test
    void another_key_does_not_prove_anything() {
        requireProofRefused(get(token, new TestTerminal().proof("GET", base() + PATH, token)));
    }

    @Test
    void a_proof_is_for_one_method_one_address_and_one_token() {
        String other = "another." + token;

        requireProofRefused(get(token, terminal.proof("POST", base() + PATH, token)));
        requireProofRefused(get(token, terminal.proof("GET", base() + PATH + "/A-1", token)));
        requireProofRefused(
                get(token, terminal.proof("GET", "https://elsewhere.example" + PATH, token)));
        requireProofRefused(get(token, terminal.proof("GET", base() + PATH, other)));
        requireProofRefused(get(token, terminal.proof("GET", base() + PATH, null)));
    }

    @Test
    void a_proof_is_good_once_even_at_once() throws Exception {
        String proof = proof();
        Callable<Integer> use = () -> get(token, proof).status();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(8, use))) {
                statuses.add(done.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
        requireProofRefused(get(token, proof));
    }

    @Test
    void an_old_proof_and_one_without_an_id_are_refused() {
        Date old = Date.from(Instant.now().minusSeconds(300));

        requireProofRefused(
                get(
                        token,
                        terminal.proof(
                                "GET", base() + PATH, token, claims -> claims.issueTime(old))));
        requireProofRefused(
                get(
                        token,
                        terminal.proof("GET", base() + PATH, token, claims -> claims.jwtID(null))));
    }

    @Test
    void a_plain_token_is_not_made_better_by_a_proof() {
        String plain =
                token(
                        "terminal",
                        claims ->
                                claims.claim("merchant", "merchant:demo")
                                        .claim("terminal", "terminal:demo"));

        requireProofRefused(get(plain, terminal.proof("GET", base() + PATH, plain)));
        assertThat(withToken(plain).get(TODAY).status()).isEqualTo(200);
    }

    @Test
    void a_bad_token_is_refused_with_a_proof_too() {
        requireRefused(
                get("nonsense", terminal.proof("GET", base() + PATH, "nonsense")),
                "DPoP",
                "invalid_token");
    }

    @Test
    void the_scope_decides_as_ever() {
        String path = "/office/v1/merchants";
        Answer refused = send(path, token, terminal.proof("GET", base() + path, token));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("FORBIDDEN");
    }

    private String proof() {
        return terminal.proof("GET", base() + PATH, token);
    }

    private Answer get(String bound, String proof) {
        return send(TODAY, bound, proof);
    }

    private Answer send(String path, String bound, String proof) {
        return nobody().send(
                        "GET",
                        path,
                        null,
                        request ->
                                request.header("Authorization", "DPoP " + bound)
                                        .header("DPoP", proof));
    }

    private static void requireProofRefused(Answer answer) {
        requireRefused(answer, "DPoP", "invalid_dpop_proof");
    }

    private static void requireRefused(Answer answer, String scheme, String error) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith(scheme).contains(error);
    }

    private static String basic(String client) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (client + ':' + client + "-secret")
                                        .getBytes(StandardCharsets.US_ASCII));
    }
}
