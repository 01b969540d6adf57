package jp.nagaokapay.api.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import jp.nagaokapay.api.message.MessageSender.Attempt;
import jp.nagaokapay.api.message.MessageSender.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

class SmsGatewayTest {
    private static final String NASTY = "a \"quoted\" {to} \\ {id}\n& = é%";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final TestGateway gateway = new TestGateway();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_text_stays_a_text_in_json() throws Exception {
        assertThat(send(gateway.settings()).result()).isEqualTo(Result.SENT);

        var sent = JsonMapper.shared().readTree(gateway.bodies().getFirst());
        assertThat(sent.propertyNames()).containsExactly("to", "text", "id");
        assertThat(sent.path("text").asString()).isEqualTo(NASTY);
        assertThat(sent.path("to").asString()).isEqualTo("+819012345678");
    }

    @Test
    void a_text_stays_a_text_in_a_form() throws Exception {
        send(
                new MessageSettings.Sms(
                        gateway.url(),
                        Map.of("Authorization", "Bearer key"),
                        "phone={national}&message={text}",
                        "application/x-www-form-urlencoded",
                        TIMEOUT));

        assertThat(gateway.bodies())
                .containsExactly(
                        "phone=09012345678&message=a+%22quoted%22+%7Bto%7D+%5C+%7Bid%7D%0A%26+%3D+%C3%A9%25");
        assertThat(gateway.headers().getFirst().get("Authorization")).containsExactly("Bearer key");
    }

    @ParameterizedTest
    @CsvSource({
        "200, SENT",
        "202, SENT",
        "301, FAILED",
        "400, REFUSED",
        "401, REFUSED",
        "404, REFUSED",
        "408, FAILED",
        "429, FAILED",
        "500, FAILED",
        "503, FAILED"
    })
    void of_an_answer_its_status_counts(int status, Result result) throws Exception {
        gateway.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", gateway.url());
            exchange.sendResponseHeaders(status, -1);
        });

        assertThat(send(gateway.settings())).isEqualTo(new Attempt(result, "HTTP " + status));
        assertThat(gateway.bodies()).as("no redirect is followed").hasSize(1);
    }

    @Test
    void an_answer_without_end_ends_nothing_and_is_not_read() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        gateway.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[65_536]);
                }
            } catch (IOException _) {
                left.countDown();
            }
        });

        assertThat(send(gateway.settings()).result()).isEqualTo(Result.SENT);
        left.await();
    }

    @Test
    void who_does_not_answer_in_time_is_asked_again_later() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        gateway.answers(_ -> await(end));
        MessageSettings.Sms settings = gateway.settings();

        Attempt attempt =
                send(
                        new MessageSettings.Sms(
                                settings.url(),
                                settings.headers(),
                                settings.body(),
                                settings.contentType(),
                                Duration.ofMillis(200)));
        end.countDown();

        assertThat(attempt.result()).isEqualTo(Result.FAILED);
    }

    @Test
    void who_answers_nonsense_is_asked_again_later() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket one = server.accept()) {
                            one.getOutputStream()
                                    .write("hello?\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                        } catch (IOException _) {
                            // the test ended
                        }
                    });

            Attempt attempt = send(to("http://127.0.0.1:" + server.getLocalPort()));

            assertThat(attempt.result()).isEqualTo(Result.FAILED);
            assertThat(attempt.status()).doesNotContain("hello", "9012345678");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://sms.example.jp/ | application/json | {\"t\":\"{to}{text}\"} | this machine alone",
                "https://u:p@sms.example.jp/ | application/json | {\"t\":\"{to}{text}\"} | its url",
                "https://sms.example.jp/ | text/xml | <a>{to}{text}</a> | content type is text/xml",
                "https://sms.example.jp/ | application/json | {\"t\":{text},\"n\":\"{to}\"} | no JSON",
                "https://sms.example.jp/ | application/json | {\"t\":\"{to}\"} | its body needs {text}",
                "https://sms.example.jp/ | application/json | {\"t\":\"{text}\"} | {to} or {national}"
            })
    void settings_that_would_not_serve_are_refused(
            String url, String type, String body, String why) {
        assertThatThrownBy(() ->
                        new SmsGateway(new MessageSettings.Sms(url, Map.of(), body, type, TIMEOUT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void an_engineer_tries_it_without_the_program() throws Exception {
        MockEnvironment environment =
                new MockEnvironment()
                        .withProperty("nagaokapay.messages.sms.url", gateway.url())
                        .withProperty("nagaokapay.messages.sms.headers.X-Key", "secret")
                        .withProperty(
                                "nagaokapay.messages.sms.body",
                                "{\"n\":\"{to}\",\"t\":\"{text}\"}");
        MessageProbe probe = new MessageProbe(environment);
        gateway.answers(200, 401, 503);

        assertThat(probe.fault()).isEmpty();
        assertThat(probe.ways()).containsExactly(MessageWay.SMS);
        assertThat(probe.send(MessageWay.SMS, "+819012345678")).isEmpty();
        assertThat(Objects.requireNonNull(gateway.headers().getFirst().get("X-key")))
                .containsExactly("secret");
        assertThat(probe.send(MessageWay.SMS, "+819012345678"))
                .hasValueSatisfying(said -> assertThat(said).contains("for good", "HTTP 401"));
        assertThat(probe.send(MessageWay.SMS, "+819012345678"))
                .hasValueSatisfying(said -> assertThat(said).contains("HTTP 503"));
        assertThat(probe.send(MessageWay.EMAIL, "a@example.jp")).isPresent();
        assertThat(
                        new MessageProbe(
                                        environment.withProperty(
                                                "nagaokapay.messages.sms.timeout", "1h"))
                                .fault())
                .hasValueSatisfying(said -> assertThat(said).contains("timeout"));
        assertThat(new MessageProbe(new MockEnvironment()).fault()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MessageSettings.Sms to(String url) {
        MessageSettings.Sms settings = gateway.settings();
        return new MessageSettings.Sms(
                url, Map.of(), settings.body(), settings.contentType(), TIMEOUT);
    }

    private static Attempt send(MessageSettings.Sms settings) throws InterruptedException {
        return new SmsGateway(settings).send("message:one", "+819012345678", "", NASTY);
    }
}
