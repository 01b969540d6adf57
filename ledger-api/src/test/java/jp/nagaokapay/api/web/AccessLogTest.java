package jp.nagaokapay.api.web;

import static java.time.Instant.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.LoggedLines;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the program says of who asked, and of whom it turned away. */
class AccessLogTest extends HttpTest {
    @Autowired private MeterRegistry meters;

    private final String who = "staff:" + UUID.randomUUID();

    @Test
    void a_request_is_one_line_of_what_matched_and_never_of_what_was_sent() {
        WalletId wallet = walletWith(1_000);
        try (LoggedLines access = new LoggedLines("access")) {
            office().get("/office/v1/wallets/" + wallet + "?phone=09011112222");
            String line = line(access, "/office/v1/wallets/{walletId}");
            assertThat(line)
                    .contains(
                            "method=GET path=/office/v1/wallets/{walletId} status=400" + " code=",
                            "subject=" + who,
                            "client=console",
                            "network=127.0.0.0/24")
                    .doesNotContain("09011112222", wallet.value());
        }
        try (LoggedLines access = new LoggedLines("access")) {
            resident(wallet).get("/api/v1/wallet");
            assertThat(line(access, "/api/v1/wallet"))
                    .matches(
                            "method=GET path=/api/v1/wallet status=200 code=- ms=\\d{1,4}"
                                    + " bytes=\\d{3,4} subject=test-\\S+ client=test-\\S+"
                                    + " network=-");
        }
    }

    @Test
    void what_is_turned_away_before_it_is_matched_has_its_pattern_too() {
        try (LoggedLines access = new LoggedLines("access")) {
            nobody().get("/office/v1/wallets/wallet:09011112222");
            assertThat(line(access, "/office/v1/wallets/{walletId}"))
                    .contains("path=/office/v1/wallets/{walletId} status=401 code=UNAUTHORIZED")
                    .contains("subject=- client=-");
        }
        try (LoggedLines access = new LoggedLines("access")) {
            nobody().get("/09011112222/%E9%95%B7%E5%B2%A1");
            assertThat(line(access, "(unmatched)")).contains("path=(unmatched) status=401");
        }
        try (LoggedLines access = new LoggedLines("access")) {
            nobody().token("grant_type=client_credentials", null);
            assertThat(line(access, "/oauth2/token"))
                    .contains("method=POST path=/oauth2/token status=401");
        }
    }

    @Test
    void nobody_who_asks_after_its_health_is_in_it() {
        try (LoggedLines access = new LoggedLines("access")) {
            nobody().get("/livez");
            nobody().get("/readyz");
            nobody().get("/actuator/health");
            nobody().get("/login");
            assertThat(line(access, "/login")).contains("status=200");
            assertThat(access.all()).noneMatch(line -> line.matches(".*(livez|readyz|actuator).*"));
        }
    }

    @Test
    void tokens_and_requests_that_are_refused_are_counted_and_logged_by_their_reason() {
        double missing = count("TOKEN", "MISSING");
        double forged = count("TOKEN", "NOT_OURS");
        double expired = count("TOKEN", "EXPIRED");
        double forbidden = count("ACCESS", "audit|office");
        try (LoggedLines security = new LoggedLines("security")) {
            nobody().get("/office/v1/merchants");
            withToken("nonsense").get("/office/v1/merchants");
            signedIn("office", claims -> claims.issuedAt(EPOCH).expiresAt(EPOCH.plusSeconds(9)))
                    .get("/office/v1/merchants");
            signedIn("wallet", claims -> claims.subject(who)).get("/office/v1/merchants");

            assertThat(security.all())
                    .extracting(line -> line.replaceAll(" subject.*", ""))
                    .containsExactly(
                            "refused=TOKEN reason=MISSING",
                            "refused=TOKEN reason=NOT_OURS",
                            "refused=TOKEN reason=EXPIRED",
                            "refused=ACCESS reason=audit|office");
            assertThat(security.all().getLast())
                    .contains("subject=" + who)
                    .contains("path=/office/v1/merchants network=127.0.0.0/24");
        }
        assertThat(count("TOKEN", "MISSING")).isEqualTo(missing + 1);
        assertThat(count("TOKEN", "NOT_OURS")).isEqualTo(forged + 1);
        assertThat(count("TOKEN", "EXPIRED")).isEqualTo(expired + 1);
        assertThat(count("ACCESS", "audit|office")).isEqualTo(forbidden + 1);
    }

    private double count(String event, String reason) {
        return meters.counter("nagaokapay.security.events", "event", event, "reason", reason)
                .count();
    }

    private ApiClient office() {
        return signedIn("office", claims -> claims.subject(who).claim("client_id", "console"));
    }

    /**
     * The one line of a path; it is written when the answer has left, and perhaps one of a request
     * before as well.
     */
    private static String line(LoggedLines access, String path) {
        String about = " path=" + path + ' ';
        await().until(() -> access.all().stream().anyMatch(line -> line.contains(about)));
        List<String> all = access.all().stream().filter(line -> line.contains(about)).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
