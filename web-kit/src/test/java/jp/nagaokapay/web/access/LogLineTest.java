package jp.nagaokapay.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line is text for people, and fields for programs where the log is JSON. */
class LogLineTest {
    @Test
    void each_word_of_a_line_is_a_field_of_the_elastic_common_schema() {
        LoggerContext logging = new LoggerContext();
        logging.setMDCAdapter(new LogbackMDCAdapter());
        logging.putObject(Environment.class.getName(), new StandardEnvironment());
        Logger log = logging.getLogger("access");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);

        new LogLine()
                .with("method", "http.request.method", "GET")
                .with("path", "http.route", "/office/v1/wallets/{walletId}")
                .with("status", "http.response.status_code", 400)
                .with("code", "error.code", "-")
                .writeTo(log);

        ILoggingEvent line = lines.list.getFirst();
        assertThat(line.getFormattedMessage())
                .isEqualTo("method=GET path=/office/v1/wallets/{walletId} status=400 code=-");
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(logging);
        encoder.setFormat("ecs");
        encoder.start();
        JsonNode json =
                JsonMapper.shared()
                        .readTree(new String(encoder.encode(line), StandardCharsets.UTF_8));
        assertThat(json.at("/log/logger").asString()).isEqualTo("access");
        assertThat(json.at("/http/request/method").asString()).isEqualTo("GET");
        assertThat(json.at("/http/route").asString()).isEqualTo("/office/v1/wallets/{walletId}");
        assertThat(json.at("/http/response/status_code").asInt()).isEqualTo(400);
        assertThat(json.at("/error/code").asString()).isEqualTo("-");
    }
}
