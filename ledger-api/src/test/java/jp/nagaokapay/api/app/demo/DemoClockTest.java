package jp.nagaokapay.api.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On a database of its own, whose time passes faster. */
class DemoClockTest extends HttpTest {
    private static final String OWN = TestDatabase.freshUrl();

    @Autowired private DemoClock clock;
    @Autowired private JdbcClient jdbc;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        properties.add(OWN_DATABASE, () -> OWN);
    }

    @Test
    void days_pass_with_all_that_falls_due_on_them_and_a_token_stays_valid() {
        WalletId wallet = walletWith(3_000);
        ApiClient resident = resident(wallet);
        LocalDate lastDay =
                LocalDate.parse(
                        resident.get("/api/v1/wallet").json().at("/lots/0/expiresOn").asString());
        // Not day by day, which would take as many seconds.
        jdbc.sql("INSERT INTO demo_clock_move VALUES (?, ?)")
                .params(
                        (int) (lastDay.toEpochDay() - BusinessDate.of(Instant.now()).toEpochDay()),
                        OffsetDateTime.now().plusSeconds(1))
                .update();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> BusinessDate.of(clock.instant()).equals(lastDay));

        Answer moved = move("{\"forward\": \"P2D\"}");

        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
        assertThat(OffsetDateTime.parse(moved.text("now")).toLocalDate())
                .isEqualTo(lastDay.plusDays(2));
        Answer after = resident.get("/api/v1/wallet");
        assertThat(after.number("available")).isZero();
        assertThat(after.header("Demo-Time")).startsWith(lastDay.plusDays(2).toString());
        assertThat(resident.get("/api/v1/wallet/history").raw().body()).contains("\"EXPIRY\"");
        assertThat(nobody().get("/actuator/info").text("demoTime")).isNotEmpty();

        Answer again = move("{\"to\": \"" + lastDay.plusDays(2) + "\"}");
        assertThat(again.number("daysAhead")).isEqualTo(moved.number("daysAhead"));
        assertThat(move("{\"to\": \"" + lastDay + "\"}").code()).isEqualTo("CLOCK_ONLY_FORWARD");
        assertThat(move("{\"forward\": \"P1Y\"}").code()).isEqualTo("CLOCK_MOVE_TOO_LONG");
        for (String wrong :
                List.of(
                        "{}",
                        "{\"forward\": \"P1D\", \"to\": \"2099-01-01\"}",
                        "{\"forward\": \"-P1D\"}",
                        "{\"forward\": \"a month\"}")) {
            assertThat(move(wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void two_who_move_it_at_once_move_it_twice_and_every_node_moves_at_the_same_moment()
            throws InterruptedException {
        DemoClock other = new DemoClock(Clock.tickMillis(ZoneOffset.UTC), jdbc);
        int before = other.daysAhead();
        AtomicReference<Instant> last = new AtomicReference<>(other.instant());

        Together.run(
                        List.of(
                                () -> move("{\"forward\": \"P1D\"}"),
                                () -> move("{\"forward\": \"P1D\"}"),
                                () -> {
                                    Instant until = Instant.now().plusSeconds(4);
                                    while (Instant.now().isBefore(until)) {
                                        Instant here = clock.instant();
                                        Instant there = other.instant();
                                        assertThat(there).isAfterOrEqualTo(here);
                                        assertThat(here).isAfterOrEqualTo(last.get());
                                        last.set(there);
                                    }
                                    return null;
                                }))
                .forEach(outcome -> assertThat(outcome.failure()).isNull());

        assertThat(other.daysAhead()).isEqualTo(before + 2);
        DemoClock restarted = new DemoClock(Clock.tickMillis(ZoneOffset.UTC), jdbc);
        assertThat(Duration.between(clock.instant(), restarted.instant()))
                .isBetween(Duration.ZERO, Duration.ofSeconds(10));
    }

    private Answer move(String body) {
        return nobody().post("/demo/clock", body);
    }
}
