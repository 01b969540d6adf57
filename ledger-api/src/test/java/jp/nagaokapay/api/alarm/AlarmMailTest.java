package jp.nagaokapay.api.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jp.nagaokapay.api.LoggedLines;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.web.start.StartRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Staff are told by a real mail server, from a real database that two nodes share. */
class AlarmMailTest {
    private static final Alarm BOOKS = new Alarm("conservation", "帳簿が合いません。");

    private GreenMail server;
    private JdbcClient jdbc;
    private RaisedAlarms alarms;
    private AlarmMail node;
    private AlarmMail otherNode;

    @BeforeEach
    void two_nodes() throws IOException {
        server = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        jdbc = JdbcClient.create(TestDatabase.fresh());
        alarms = new RaisedAlarms(jdbc);
        node = node();
        otherNode = node();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void the_first_alarm_is_told_at_once_and_by_one_node() throws InterruptedException {
        alarms.see(BOOKS);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> nodes =
                IntStream.range(0, 8)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            try {
                                                start.await();
                                            } catch (InterruptedException e) {
                                                throw new IllegalStateException(e);
                                            }
                                            (i % 2 == 0 ? node : otherNode).tell();
                                        }))
                        .toList();
        start.countDown();
        for (Thread each : nodes) {
            each.join();
        }

        assertThat(mails())
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.getSubject()).isEqualTo("ながおかペイ 警報: 発生 1件、終了 0件");
                    assertThat(mail.getFrom()[0]).hasToString("ledger@pay.example.jp");
                    assertThat(body(mail)).contains("conservation", "帳簿が合いません。");
                });
    }

    @Test
    void of_a_storm_staff_get_one_mail_and_one_more_a_period() throws Exception {
        try (LoggedLines logged = new LoggedLines(RaisedAlarms.class.getName())) {
            for (int i = 0; i < 1_000; i++) {
                alarms.see(new Alarm("part-" + i, "止まりました。"));
                if (i % 20 == 0) {
                    node.tell();
                    otherNode.tell();
                }
            }
            assertThat(logged.all()) // others of this JVM may raise theirs
                    .filteredOn(line -> line.contains("part-"))
                    .hasSize(1_000);
        }
        assertThat(mails()).hasSize(1);

        aPeriodLater();
        node.tell();
        otherNode.tell();

        assertThat(mails()).hasSize(2);
        MimeMessage digest = mails().getLast();
        assertThat(digest.getSubject()).contains("発生 999件");
        assertThat(body(digest)).contains("ほか 949件").contains("継続中: part-0");
        aPeriodLater();
        node.tell();
        assertThat(mails()).as("nothing is new").hasSize(2);
    }

    @Test
    void that_an_alarm_ended_is_told_in_the_next_digest_with_how_often_it_came() throws Exception {
        alarms.see(BOOKS);
        node.tell();
        for (int i = 0; i < 3; i++) {
            ends(BOOKS);
            alarms.see(BOOKS);
        }
        ends(BOOKS);
        node.tell();
        assertThat(mails()).hasSize(1);

        aPeriodLater();
        node.tell();

        assertThat(mails()).hasSize(2);
        assertThat(body(mails().getLast())).contains("[終了]", "conservation (3回)");
        alarms.endUnseen();
        assertThat(alarms.count()).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM alarm").query(Integer.class).single()).isZero();
    }

    @Test
    void a_mail_server_that_was_away_gets_one_mail_when_it_is_back() {
        int port = server.getSmtp().getPort();
        server.stop();
        alarms.see(BOOKS);
        for (int i = 0; i < 3; i++) {
            node.tell();
            otherNode.tell();
            aPeriodLater();
        }
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();

        node.tell();
        otherNode.tell();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void an_alarm_that_goes_on_is_not_told_again() {
        for (int i = 0; i < 5; i++) {
            alarms.see(BOOKS);
            node.tell();
            aPeriodLater();
        }

        assertThat(mails()).hasSize(1);
    }

    @Test
    void a_database_that_is_away_is_told_without_it_after_a_minute_and_once_a_period()
            throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        DatabaseOutage outage =
                new DatabaseOutage(node, settings("ledger@pay.example.jp"), now::get);
        outage.doesNotAnswer();
        outage.answers();
        now.set(now.get().plusSeconds(90));
        outage.doesNotAnswer();
        assertThat(mails()).as("a short while").isEmpty();

        for (int i = 0; i < 60; i++) {
            now.set(now.get().plusSeconds(10));
            outage.doesNotAnswer();
        }

        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getSubject()).contains("database@"));
        now.set(now.get().plus(Duration.ofMinutes(15)));
        outage.doesNotAnswer();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void whoever_wants_mails_says_how_they_go() {
        AlarmSettings unsaid = settings(null);

        assertThatThrownBy(() -> new AlarmMail(alarms, unsaid, new JavaMailSenderImpl()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("NAGAOKAPAY_ALARMS_TO");
    }

    private AlarmMail node() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding("UTF-8");
        return new AlarmMail(alarms, settings("ledger@pay.example.jp"), sender);
    }

    private static AlarmSettings settings(String from) {
        return new AlarmSettings(
                List.of("duty@city.example.jp"),
                from,
                Duration.ofMinutes(15),
                1,
                1,
                1,
                1,
                Duration.ofMinutes(15));
    }

    private void ends(Alarm alarm) {
        jdbc.sql("UPDATE alarm SET seen_at = now() - interval '1 hour' WHERE name = ?")
                .param(alarm.name())
                .update();
        alarms.endUnseen();
    }

    private void aPeriodLater() {
        jdbc.sql("UPDATE alarm_mail SET next_at = next_at - interval '15 minutes'").update();
    }

    private List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    private static String body(MimeMessage mail) throws MessagingException {
        try {
            return String.valueOf(mail.getContent());
        } catch (IOException e) {
            throw new IllegalStateException(GreenMailUtil.getBody(mail), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
