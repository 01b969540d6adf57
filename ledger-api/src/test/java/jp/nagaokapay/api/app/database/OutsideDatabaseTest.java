package jp.nagaokapay.api.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.web.start.StartRefused;
import org.junit.jupiter.api.Test;

/** A database that somebody else runs is looked at before anything is built on it. */
class OutsideDatabaseTest {
    @Test
    void a_postgresql_will_do() {
        OutsideDatabase database =
                new OutsideDatabase(TestDatabase.freshUrl(), "postgres", null, null);

        assertThat(database.requireFit()).isEqualTo(database);
    }

    @Test
    void another_kind_of_database_will_not() {
        assertThatThrownBy(
                        () -> new OutsideDatabase("jdbc:h2:mem:x", null, null, null).requireFit())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("NAGAOKAPAY_DATABASE_URL");
    }

    @Test
    void one_that_does_not_answer_is_reported_without_its_password() {
        OutsideDatabase away =
                new OutsideDatabase("jdbc:postgresql://127.0.0.1:1/away", "me", "s3cret", null);

        assertThatThrownBy(away::requireFit)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be used")
                .hasMessageNotContaining("s3cret");
        assertThat(away.toString()).doesNotContain("s3cret");
    }
}
