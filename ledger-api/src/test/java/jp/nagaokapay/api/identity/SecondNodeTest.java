package jp.nagaokapay.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import jp.nagaokapay.api.DoorsTest;
import jp.nagaokapay.api.Till;
import jp.nagaokapay.api.app.NagaokaPay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What holds on one node holds on another one on the same database. */
class SecondNodeTest extends DoorsTest {
    private static final String TODAY = "/terminal/v1/payments?date=2024-04-01";
    private static ConfigurableApplicationContext secondNode;

    @BeforeAll
    static void a_second_node() {
        secondNode =
                new SpringApplicationBuilder(NagaokaPay.class)
                        .run(
                                "--server.port=0",
                                "--spring.profiles.active=demo",
                                "--nagaokapay.database.url=" + databaseUrl(),
                                "--nagaokapay.database.user=postgres");
    }

    @AfterAll
    static void it_ends() {
        secondNode.close();
    }

    @Test
    void a_terminal_revoked_on_one_node_is_stopped_on_the_other_within_two_seconds() {
        Door office = with("office");
        String terminals = "/office/v1/merchants/" + shop() + "/terminals";
        Till till = new Till();
        Answer enrolled = enrol(office, terminals);
        redeem(nobody(), enrolled, till);
        String token = tokenOf(nobody().at(other()), enrolled, till).text("access_token");
        Door lost = withToken(token).at(other());
        assertThat(lost.get(TODAY).status()).isEqualTo(200);

        String terminal = terminals + "/" + enrolled.text("terminalId");
        assertThat(office.post(terminal + "/revocation").status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(lost.get(TODAY).code()).isEqualTo("TERMINAL_REVOKED"));
        assertThat(tokenOf(nobody().at(other()), enrolled, till).status()).isEqualTo(401);
    }

    @Test
    void a_code_redeemed_on_one_node_is_used_up_on_the_other() {
        Answer enrolled = enrol(with("office"), "/office/v1/merchants/" + shop() + "/terminals");

        assertThat(redeem(nobody(), enrolled, new Till()).status()).isEqualTo(201);
        assertThat(redeem(nobody().at(other()), enrolled, new Till()).code())
                .isEqualTo("ENROLMENT_CODE_UNKNOWN");
    }

    @Test
    void a_signed_request_is_used_up_on_the_other_node_too() {
        Till till = new Till();
        Answer enrolled = enrol(with("office"), "/office/v1/merchants/" + shop() + "/terminals");
        redeem(nobody(), enrolled, till);
        String form =
                till.form(
                        enrolled.text("clientId"),
                        base(),
                        claims -> claims.audience(List.of(base(), other())));

        assertThat(nobody().token(form, null).status()).isEqualTo(200);
        assertThat(nobody().at(other()).token(form, null).status()).isEqualTo(401);
    }

    private static String other() {
        return "http://127.0.0.1:" + secondNode.getEnvironment().getProperty("local.server.port");
    }

    private static Answer enrol(Door office, String terminals) {
        return office.post(terminals, "{\"label\": \"1\", \"credentials\": \"ENROLMENT_CODE\"}");
    }

    private static Answer redeem(Door door, Answer enrolled, Till till) {
        return door.post(
                "/oauth2/terminal-enrolments", till.redemption(enrolled.text("enrolmentCode")));
    }

    private static Answer tokenOf(Door door, Answer enrolled, Till till) {
        return door.token(till.form(enrolled.text("clientId"), other()), null);
    }
}
