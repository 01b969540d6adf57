package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A copy of the ledger proves itself, or says what is missing or other than it was. */
class ProofCommandTest {
    @TempDir private Path directory;

    private final String url = TestDatabase.freshUrl();
    private final JdbcTemplate owner =
            new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""));
    private LedgerProcess ledger;

    @BeforeEach
    void threeWallets() {
        ledger =
                LedgerProcess.start(
                        new Database(url, "postgres", ""), Clock.systemUTC(), new FakeFunding());
        Stream.generate(WalletId::next).limit(3).forEach(this::open);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_copy_with_later_events_holds_everything_that_was_noted() throws Exception {
        assertThat(prove("--note=" + note())).isTrue();
        open(WalletId.next());

        assertThat(prove("--expect=" + note())).isTrue();
    }

    @Test
    void a_copy_without_the_last_events_is_no_copy() throws Exception {
        prove("--note=" + note());
        asOwner(
                "DELETE FROM domain_event WHERE position = (SELECT max(position) FROM domain_event)");

        assertThat(prove("--expect=" + note())).isFalse();
    }

    @Test
    void an_event_that_was_changed_is_found_by_itself() throws Exception {
        asOwner(
                "UPDATE domain_event SET occurred_at = occurred_at + interval '1 s' WHERE position = 2");

        assertThat(prove()).isFalse();
    }

    @Test
    void an_event_that_was_replaced_by_another_of_the_program_is_found_by_the_note()
            throws Exception {
        prove("--note=" + note());
        asOwner("UPDATE domain_event SET position = -1 WHERE position = 1");
        asOwner("UPDATE domain_event SET position = 1 WHERE position = 2");
        asOwner("UPDATE domain_event SET position = 2 WHERE position = -1");

        assertThat(prove("--expect=" + note())).isFalse();
    }

    @Test
    void a_file_that_is_no_note_is_refused() throws Exception {
        Files.writeString(note(), "head=first");

        assertThatThrownBy(() -> prove("--expect=" + note()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was not written by \"proof --note\"");
    }

    private Path note() {
        return directory.resolve("note");
    }

    private boolean prove(String... arguments) throws IOException {
        return ProofCommand.prove(
                ledger, Arguments.parse(Set.of("note", "expect"), List.of(arguments)));
    }

    private void open(WalletId wallet) {
        ledger.get(Ledger.class)
                .send(new OpenWallet(wallet, HolderRef.next(), Residency.RESIDENT, false));
    }

    /** As somebody who may do anything with the tables. */
    private void asOwner(String sql) {
        owner.execute(
                "ALTER TABLE domain_event DISABLE TRIGGER ALL; %s; ALTER TABLE domain_event ENABLE TRIGGER ALL"
                        .formatted(sql));
    }
}
