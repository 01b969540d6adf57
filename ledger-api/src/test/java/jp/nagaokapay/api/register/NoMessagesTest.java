package jp.nagaokapay.api.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import jp.nagaokapay.api.HttpTest;
import jp.nagaokapay.api.message.MessageStage;
import jp.nagaokapay.api.terms.Consents;
import jp.nagaokapay.ledger.shared.message.NotConfigured;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class NoMessagesTest extends HttpTest {
    @Autowired private JdbcClient jdbc;
    @Autowired private SignUpTable table;
    @Autowired private Residents residents;
    @Autowired private ResidentPhones phones;
    @Autowired private AccountClosures closures;
    @Autowired private Consents consents;
    @Autowired private PasswordEncoder passwords;
    @Autowired private TransactionTemplate transaction;
    @Autowired private Clock clock;

    @Test
    void without_a_sender_nobody_begins_a_sign_up_and_nothing_of_a_person_is_kept() {
        SignUps signUps =
                new SignUps(
                        jdbc,
                        table,
                        residents,
                        phones,
                        closures,
                        consents,
                        passwords,
                        MessageStage.noWays(),
                        transaction,
                        clock);
        NewResident person =
                new NewResident("+819012340022", "山田 花子", "9400062", "correct-horse", false);

        assertThatThrownBy(() -> signUps.signUp(person, false, List.of()))
                .isInstanceOfSatisfying(
                        NotConfigured.class,
                        missing -> assertThat(missing.code()).isEqualTo("MESSAGES_NOT_CONFIGURED"));
        assertThat(
                        jdbc.sql("SELECT count(*) FROM sign_up WHERE phone = ?")
                                .param(person.phone())
                                .query(Long.class)
                                .single())
                .isZero();
    }
}
