package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.TestDatabase;
import jp.nagaokapay.ledger.Together;
import jp.nagaokapay.ledger.shared.message.Ledger;
import org.junit.jupiter.api.Test;

class LedgerProcessTest {
    @Test
    void several_ledgers_start_and_stop_in_one_process_at_the_same_moment() throws Exception {
        List<Callable<Ledger>> lives =
                Stream.generate(TestDatabase::freshUrl)
                        .limit(3)
                        .map(LedgerProcessTest::startAndStop)
                        .toList();

        assertThat(Together.run(lives)).allMatch(Together.Outcome::succeeded);
    }

    private static Callable<Ledger> startAndStop(String url) {
        return () -> {
            var database = new Database(url, "postgres", "");
            try (var ledger = LedgerProcess.start(database, Clock.systemUTC(), new FakeFunding())) {
                return ledger.get(Ledger.class);
            }
        };
    }
}
