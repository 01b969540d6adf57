package jp.nagaokapay.api.office;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.TestTerminal;
import jp.nagaokapay.ledger.merchant.MerchantId;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop, its office, and a terminal with a key: what the tests of terminals have in common. */
abstract class TerminalStage extends HttpTest {
    static final String REDEMPTIONS = "/oauth2/terminal-enrolments";
    static final String PAYMENTS = "/terminal/v1/payments";
    static final String TODAY = PAYMENTS + "?date=2024-04-01";
    static final String BY_CODE = "{\"label\": \"レジ1\", \"credentials\": \"ENROLMENT_CODE\"}";
    static final String NEW_CODE = "{\"credentials\": \"ENROLMENT_CODE\"}";

    @Autowired JdbcClient jdbc;

    final TestTerminal terminal = new TestTerminal();
    MerchantId shop;
    String terminals;
    ApiClient office;

    @BeforeEach
    void a_shop() {
        shop = shop();
        terminals = "/office/v1/merchants/" + shop + "/terminals";
        office = with("office");
    }

    Answer redeem(String body) {
        return nobody().post(REDEMPTIONS, body);
    }

    String form(Answer enrolled) {
        return form(enrolled, terminal, _ -> {});
    }

    String form(Answer enrolled, TestTerminal signer, Consumer<JWTClaimsSet.Builder> more) {
        return signer.form(enrolled.text("clientId"), base() + "/oauth2/token", more);
    }

    String credentialsOf(Answer enrolled) {
        return terminals + "/" + enrolled.text("terminalId") + "/credentials";
    }

    String revocationOf(Answer enrolled) {
        return terminals + "/" + enrolled.text("terminalId") + "/revocation";
    }

    Answer bySecret(Answer enrolled) {
        String login = enrolled.text("clientId") + ":" + enrolled.text("clientSecret");
        return nobody().send(
                        "POST",
                        "/oauth2/token",
                        "grant_type=client_credentials",
                        request ->
                                request.setHeader(
                                                "Content-Type", "application/x-www-form-urlencoded")
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + Base64.getEncoder()
                                                                .encodeToString(
                                                                        login.getBytes(
                                                                                StandardCharsets
                                                                                        .US_ASCII))));
    }

    static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        return atOnce(Collections.nCopies(times, what));
    }

    static <T> List<T> atOnce(List<Callable<T>> all) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(all)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
