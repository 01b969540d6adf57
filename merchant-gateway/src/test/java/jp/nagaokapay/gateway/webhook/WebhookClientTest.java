package jp.nagaokapay.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookClientTest {
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void a_name_that_moved_inside_after_its_registration_is_not_called() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TargetPolicy targets =
                new TargetPolicy(
                        _ ->
                                new InetAddress[] {
                                    InetAddress.getByName(
                                            asked.getAndIncrement() == 0
                                                    ? "93.184.216.34"
                                                    : "127.0.0.1")
                                },
                        false);
        String port = receiver.url().substring(receiver.url().lastIndexOf(':'));
        String url = "https://rebinding.example" + port;
        assertThat(targets.require(url)).isNotNull();

        try (WebhookClient client = new WebhookClient(targets, settings(false))) {
            assertThat(client.call(url, Map.of(), "{}"))
                    .isEqualTo(CallOutcome.failed(CallOutcome.Failure.TARGET_REFUSED));
        }
        assertThat(asked).hasValue(2);
        assertThat(receiver.calls).isEmpty();
    }

    @Test
    void the_address_that_was_checked_is_the_one_that_is_called() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        TargetPolicy targets =
                new TargetPolicy(
                        _ -> {
                            asked.incrementAndGet();
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        },
                        true);
        String url = receiver.url().replace("127.0.0.1", "shop.invalid");
        try (WebhookClient client = new WebhookClient(targets, settings(true))) {
            // Each call asks anew: no connection outlives what was known when it was made.
            assertThat(client.call(url, Map.of(), "{}").accepted()).isTrue();
            assertThat(client.call(url, Map.of(), "{}").accepted()).isTrue();
        }
        assertThat(asked).hasValue(2);
        assertThat(receiver.calls.getFirst().header("Host")).startsWith("shop.invalid:");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        receiver.answering(_ -> 307);
        try (WebhookClient client = client()) {
            assertThat(client.call(receiver.url(), Map.of(), "{}"))
                    .isEqualTo(CallOutcome.answered(307));
        }
        assertThat(receiver.calls).hasSize(1);
    }

    @Test
    void a_server_that_drips_its_answer_is_given_up_when_the_time_is_over() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebhookClient client = client()) {
            Thread.ofVirtual().start(() -> drip(server));
            long start = System.nanoTime();
            CallOutcome outcome =
                    client.call("http://127.0.0.1:" + server.getLocalPort(), Map.of(), "{}");

            assertThat(outcome).isEqualTo(CallOutcome.failed(CallOutcome.Failure.TIMEOUT));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            while (true) {
                out.write(' ');
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException e) {
            // The client has hung up, as it should.
        }
    }

    @Test
    void an_endless_answer_is_not_read() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WebhookClient client = client()) {
            Thread.ofVirtual().start(() -> pour(server));

            assertThat(client.call("http://127.0.0.1:" + server.getLocalPort(), Map.of(), "{}"))
                    .isEqualTo(CallOutcome.answered(200));
        }
    }

    private static void pour(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes("US-ASCII"));
            byte[] chunk = ("3e8\r\n" + "x".repeat(1_000) + "\r\n").getBytes("US-ASCII");
            while (true) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // The client has hung up, as it should.
        }
    }

    @Test
    void nobody_there_is_told_from_no_such_name() throws Exception {
        receiver.close();
        try (WebhookClient client = client()) {
            assertThat(client.call(receiver.url(), Map.of(), "{}"))
                    .isEqualTo(CallOutcome.failed(CallOutcome.Failure.CONNECT_FAILED));
            assertThat(client.call("http://no.such.invalid/", Map.of(), "{}"))
                    .isEqualTo(CallOutcome.failed(CallOutcome.Failure.HOST_UNKNOWN));
            String tls = receiver.url().replace("http:", "https:");
            assertThat(client.call(tls, Map.of(), "{}").accepted()).isFalse();
        }
    }

    private static WebhookClient client() {
        return new WebhookClient(new TargetPolicy(InetAddress::getAllByName, true), settings(true));
    }

    private static WebhookSettings settings(boolean privateAllowed) {
        return new WebhookSettings(
                privateAllowed,
                5,
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofHours(72),
                Duration.ofHours(72),
                Duration.ofDays(90),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                16,
                4,
                Duration.ofMillis(20));
    }
}
