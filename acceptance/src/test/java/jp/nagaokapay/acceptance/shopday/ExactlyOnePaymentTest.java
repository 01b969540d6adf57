package jp.nagaokapay.acceptance.shopday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.shopday.CuttableProxy.Point;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A terminal that loses its connection, its gateway or its ledger at any step, and asks again, ends
 * with one payment: on real processes, cut and killed.
 */
class ExactlyOnePaymentTest {
    private static final long YEN = 700;
    private static SplitDeployment deployment;
    private static Shop shop;
    private static TerminalClient terminal;
    private static ResidentClient payer;
    private static int count;

    @BeforeAll
    static void open(@TempDir Path logs) throws IOException {
        deployment = new SplitDeployment(logs);
        shop = Shop.open(deployment.ledger.url(), deployment.toGateway.url());
        terminal = new TerminalClient(shop.terminal());
        payer = ResidentClient.signIn(deployment.ledger.url(), 1, 50_000);
    }

    @AfterAll
    static void close() throws IOException {
        deployment.close();
    }

    @Test
    void each_program_says_what_it_is_and_what_it_is_made_of() throws Exception {
        for (ChildProcess program : List.of(deployment.ledger, deployment.gateway)) {
            assertThat(get(program, "/actuator/info"))
                    .contains("\"version\":\"1.0.0")
                    .containsPattern("\"full\":\"[0-9a-f]{40}\"")
                    .doesNotContain("@");
            assertThat(get(program, "/actuator/sbom/application"))
                    .contains("CycloneDX", "pkg:maven/org.springframework/spring-core@");
        }
    }

    private static String get(ChildProcess program, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(program.url().resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    static Stream<Arguments> everyStep() {
        return Stream.of(true, false)
                .flatMap(ofTerminal ->
                        Stream.of(Point.values())
                                .flatMap(point ->
                                        Stream.of(Act.values())
                                                .map(act -> Arguments.of(ofTerminal, point, act))));
    }

    @ParameterizedTest(name = "{2}, connection of the terminal {0}, cut {1}")
    @MethodSource("everyStep")
    void whatever_line_is_cut_wherever_asking_again_does_it_once(
            boolean lineOfTerminal, Point point, Act act) {
        CuttableProxy line = lineOfTerminal ? deployment.toGateway : deployment.toLedger;
        String id = "cut-" + ++count;
        long before = payer.available();
        act.prepare(terminal, payer, id);
        int cuts = line.cuts();
        line.cut("POST " + (lineOfTerminal ? act.atGateway(id) : act.atLedger()) + ' ', point);

        ApiResponse answer = act.perform(terminal, payer, id);

        assertThat(line.cuts()).as("the line was cut").isEqualTo(cuts + 1);
        assertThat(answer.isDone()).as(answer.body()).isTrue();
        assertThat(terminal.find(id).text("status")).isEqualTo(act.endsAs);
        assertThat(before - payer.available()).isEqualTo(act.costs);
    }

    @RepeatedTest(4)
    void whoever_is_killed_in_the_middle_asking_again_pays_once(RepetitionInfo round)
            throws Exception {
        int number = round.getCurrentRepetition();
        ChildProcess victim = number % 2 == 0 ? deployment.ledger : deployment.gateway;
        List<Act> acts = List.of(Act.PAY, Act.CAPTURE);
        Act act = acts.get((number - 1) / 2);
        String id = "kill-" + number;
        long before = payer.available();
        act.prepare(terminal, payer, id);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApiResponse> answer = threads.submit(() -> act.perform(terminal, payer, id));
            LockSupport.parkNanos(Duration.ofMillis(new Random(number).nextInt(25)).toNanos());
            victim.kill();
            victim.begin().awaitReady();

            assertThat(answer.get().isDone()).as(answer.get().body()).isTrue();
        }

        assertThat(terminal.find(id).text("status")).isEqualTo(act.endsAs);
        assertThat(before - payer.available()).isEqualTo(act.costs);
    }

    @Test
    void the_gateways_user_has_no_way_into_the_ledgers_database() {
        assertThatThrownBy(() ->
                        DriverManager.getConnection(
                                        deployment.databases.ledger().url(),
                                        deployment.databases.gateway().user(),
                                        deployment.databases.gateway().password())
                                .close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    /** What a terminal does, and what it must have come to. */
    enum Act {
        PAY("CAPTURED", YEN) {
            @Override
            ApiResponse perform(TerminalClient terminal, ResidentClient payer, String id) {
                return terminal.pay(id, "pay-" + id, payer.code(), YEN, true);
            }
        },
        AUTHORIZE("AUTHORIZED", YEN) {
            @Override
            ApiResponse perform(TerminalClient terminal, ResidentClient payer, String id) {
                return terminal.pay(id, "pay-" + id, payer.code(), YEN, false);
            }
        },
        CAPTURE("CAPTURED", YEN - 100) {
            @Override
            void prepare(TerminalClient terminal, ResidentClient payer, String id) {
                terminal.pay(id, "hold-" + id, payer.code(), YEN, false).require(201, "hold");
            }

            @Override
            ApiResponse perform(TerminalClient terminal, ResidentClient payer, String id) {
                return terminal.capture(id, "capture-" + id, YEN - 100);
            }
        },
        VOID("VOIDED", 0) {
            @Override
            void prepare(TerminalClient terminal, ResidentClient payer, String id) {
                CAPTURE.prepare(terminal, payer, id);
            }

            @Override
            ApiResponse perform(TerminalClient terminal, ResidentClient payer, String id) {
                return terminal.voidPayment(id, "void-" + id);
            }
        },
        REFUND("PARTIALLY_REFUNDED", YEN - 200) {
            @Override
            void prepare(TerminalClient terminal, ResidentClient payer, String id) {
                terminal.pay(id, "pay-" + id, payer.code(), YEN, true).require(201, "payment");
            }

            @Override
            ApiResponse perform(TerminalClient terminal, ResidentClient payer, String id) {
                return terminal.refund(id, "refund-" + id, "R-" + id, 200);
            }
        };

        final String endsAs;
        final long costs;

        Act(String endsAs, long costs) {
            this.endsAs = endsAs;
            this.costs = costs;
        }

        void prepare(TerminalClient terminal, ResidentClient payer, String id) {}

        abstract ApiResponse perform(TerminalClient terminal, ResidentClient payer, String id);

        String atGateway(String id) {
            String payments = "/terminal/v1/payments";
            return switch (this) {
                case PAY, AUTHORIZE -> payments;
                case CAPTURE -> payments + '/' + id + "/capture";
                case VOID -> payments + '/' + id + "/void";
                case REFUND -> payments + '/' + id + "/refunds";
            };
        }

        String atLedger() {
            return "/internal/v1/"
                    + switch (this) {
                        case PAY, AUTHORIZE -> "payments";
                        case CAPTURE -> "captures";
                        case VOID -> "voids";
                        case REFUND -> "refunds";
                    };
        }
    }
}
