package jp.nagaokapay.ledger.log.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {
    private final RecentMessages recent = new RecentMessages();

    @Test
    void what_was_read_is_handed_on_from_any_position_within_it() {
        recent.keep(0, page(1, 3));
        recent.keep(3, page(4, 6));

        assertThat(positions(0, 100)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(positions(2, 3)).containsExactly(3L, 4L, 5L);
        assertThat(positions(5, 100)).containsExactly(6L);
    }

    @Test
    void what_may_lack_something_is_not_handed_on() {
        assertThat(positions(0, 100)).isEmpty();
        recent.keep(10, page(11, 20));

        assertThat(positions(9, 100)).as("not all of what follows").isEmpty();
        assertThat(positions(20, 100)).as("the log may have more by now").isEmpty();
        recent.keep(20, List.of());
        assertThat(positions(20, 100)).isEmpty();

        recent.keep(30, page(31, 33));
        assertThat(positions(15, 100)).as("behind it is a gap").isEmpty();
        assertThat(positions(30, 100)).containsExactly(31L, 32L, 33L);
    }

    @Test
    void the_oldest_are_let_go() {
        int max = RecentMessages.KEPT_MAX;
        recent.keep(0, page(1, max));
        recent.keep(max, page(max + 1, max + 5));

        assertThat(positions(4, 100)).isEmpty();
        assertThat(positions(5, 100)).startsWith(6L).hasSize(100);
    }

    private List<Long> positions(long after, int limit) {
        return recent.behind(after, limit).stream()
                .map(message -> message.trackingToken().position().orElseThrow())
                .toList();
    }

    private static List<TrackedEventMessage<?>> page(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .<TrackedEventMessage<?>>mapToObj(position ->
                        new GenericTrackedEventMessage<>(
                                new GlobalSequenceTrackingToken(position),
                                GenericEventMessage.asEventMessage("event " + position)))
                .toList();
    }
}
