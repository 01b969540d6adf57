package jp.nagaokapay.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.ledger.RandomHistory;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.journal.Postings;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ExpectedChangesTest {
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void reckoned_twice_every_event_of_any_history_is_the_same(long seed) {
        for (LedgerEvent event : new RandomHistory(seed, 6, 2_000).events()) {
            Map<ExpectedChanges.Change, Long> posted = new HashMap<>();
            for (Posting posting : Postings.of(event)) {
                long amount = posting.amount().amount();
                posted.merge(
                        new ExpectedChanges.Change(posting.debit().code(), posting.valueDate()),
                        -amount,
                        Long::sum);
                posted.merge(
                        new ExpectedChanges.Change(posting.credit().code(), posting.valueDate()),
                        amount,
                        Long::sum);
            }
            posted.values().removeIf(amount -> amount == 0);

            assertThat(ExpectedChanges.of(event)).isEqualTo(posted);
        }
    }
}
