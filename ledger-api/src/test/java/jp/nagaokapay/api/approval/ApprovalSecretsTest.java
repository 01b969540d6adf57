package jp.nagaokapay.api.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.web.secret.OutsideKeyWork;
import jp.nagaokapay.web.secret.SecretUnreadable;
import jp.nagaokapay.web.secret.TestCipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ApprovalSecretsTest {
    private static final String OLD = "old:" + "A".repeat(43);
    private static final String NEW = "new:" + "B".repeat(42) + "A";
    private static final Instant NOW = Instant.parse("2026-04-01T02:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void what_is_personal_comes_under_another_key_from_outside_with_all_other_secrets() {
        Approval personal = asked("PHONE_CHANGE", "+818012345678");
        Approval plain = asked("SHOP_APPROVAL", null);
        table(OLD).add(personal);
        table(OLD).add(plain);

        new OutsideKeyWork(
                        TestCipher.with(NEW + " " + OLD), List.of(Approvals.encryptedSecrets(jdbc)))
                .encryptAgain(new PrintStream(new ByteArrayOutputStream()));

        assertThat(table(NEW).find(personal.approvalId())).contains(personal);
        assertThat(table(NEW).find(plain.approvalId())).contains(plain);
        assertThatThrownBy(() -> table(OLD).find(personal.approvalId()))
                .isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void what_is_personal_in_one_request_is_nothing_in_another() {
        Approval one = asked("PHONE_CHANGE", "+818012345678");
        Approval other = asked("PERSON_ERASURE", null);
        table(OLD).add(one);
        table(OLD).add(other);
        jdbc.sql("UPDATE approval SET secret = (SELECT max(secret) FROM approval)").update();

        assertThatThrownBy(() -> table(OLD).find(other.approvalId()))
                .isInstanceOf(SecretUnreadable.class);
    }

    private ApprovalTable table(String keys) {
        return new ApprovalTable(jdbc, JsonMapper.shared(), TestCipher.with(keys));
    }

    private static Approval asked(String kind, @Nullable String secret) {
        return new Approval(
                ApprovalId.next(),
                kind,
                "resident:somebody",
                Map.of("reason", "x"),
                secret,
                "staff:clerk",
                NOW,
                null,
                ApprovalStatus.PENDING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
