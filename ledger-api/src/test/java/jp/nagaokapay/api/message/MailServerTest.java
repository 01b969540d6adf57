package jp.nagaokapay.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.nagaokapay.api.message.MessageSender.Attempt;
import jp.nagaokapay.api.message.MessageSender.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.env.MockEnvironment;

class MailServerTest {
    private static final String ADDRESS = "hanako@example.jp";

    @Test
    void a_message_goes_to_an_address_and_an_engineer_can_try_it() throws Exception {
        GreenMail server =
                new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        int port = server.getSmtp().getPort();
        MessageProbe probe = new MessageProbe(settings(port));

        Attempt attempt = send(port);
        assertThat(attempt.result()).isEqualTo(Result.SENT);
        assertThat(probe.ways()).containsExactly(MessageWay.EMAIL);
        assertThat(probe.send(MessageWay.EMAIL, ADDRESS)).isEmpty();

        MimeMessage[] mails = server.getReceivedMessages();
        server.stop();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getSubject()).isEqualTo("件名");
        assertThat(mails[0].getFrom()[0]).hasToString("pay@example.jp");
        assertThat(mails[0].getAllRecipients()).extracting(Object::toString).containsOnly(ADDRESS);
        assertThat(GreenMailUtil.getBody(mails[0])).isNotBlank();
        assertThat(mails[0].getContent()).asString().contains("こんにちは");
        assertThat(send(port).result()).as("it is away").isEqualTo(Result.FAILED);
        assertThat(probe.send(MessageWay.EMAIL, ADDRESS))
                .hasValueSatisfying(said -> assertThat(said).contains("mail server"));
    }

    @ParameterizedTest
    @CsvSource({"550, REFUSED", "451, FAILED"})
    void an_address_that_is_not_there_is_given_up_and_not_repeated(int reply, Result result)
            throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(server, reply));

            Attempt attempt = send(server.getLocalPort());

            assertThat(attempt).isEqualTo(new Attempt(result, "SMTP " + reply));
        }
    }

    @Test
    void a_sender_without_a_server_is_a_fault() {
        assertThat(
                        new MessageProbe(
                                        new MockEnvironment()
                                                .withProperty(
                                                        "nagaokapay.messages.mail.from",
                                                        "pay@example.jp"))
                                .fault())
                .hasValueSatisfying(said -> assertThat(said).contains("spring.mail.host"));
    }

    /** A mail server that takes nothing for anybody. */
    private static void refuse(ServerSocket server, int reply) {
        try (Socket one = server.accept();
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        one.getInputStream(), StandardCharsets.US_ASCII))) {
            say(one, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                say(one, command.startsWith("RCPT") ? reply + " <" + ADDRESS + ">" : "250 ok");
            }
        } catch (IOException _) {
            // the test ended
        }
    }

    private static void say(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Attempt send(int port) {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        mail.setDefaultEncoding("UTF-8");
        return new MailServer(mail, "pay@example.jp").send("message:1", ADDRESS, "件名", "こんにちは");
    }

    private static MockEnvironment settings(int port) {
        return new MockEnvironment()
                .withProperty("nagaokapay.messages.mail.from", "pay@example.jp")
                .withProperty("spring.mail.host", "127.0.0.1")
                .withProperty("spring.mail.port", String.valueOf(port));
    }
}
