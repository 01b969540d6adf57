package jp.nagaokapay.ledger.log;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import jp.nagaokapay.ledger.EventCatalogue;
import jp.nagaokapay.ledger.journal.Postings;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class EveryEventIsInTheBooksTest {
    static Stream<String> names() {
        return EventCatalogue.NAMES.events().names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_books_have_an_answer_to_every_event_of_the_log(String name) throws Exception {
        LedgerEvent event =
                (LedgerEvent) Samples.of(EventCatalogue.NAMES.events().require(name).type());

        assertThatCode(() -> Postings.of(event)).doesNotThrowAnyException();
    }
}
