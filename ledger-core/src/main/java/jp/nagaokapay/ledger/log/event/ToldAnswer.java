package jp.nagaokapay.ledger.log.event;

import java.util.function.BiFunction;
import java.util.function.Function;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * An answer that the first event of its command tells, but for one value: the log has that value
 * alone.
 *
 * @param event what tells the answer
 * @param value what it does not tell
 * @param untold takes the value out of an answer
 * @param whole makes the answer of both
 */
record ToldAnswer<E extends LedgerEvent, A, V>(
        StoredKind kind,
        Class<E> event,
        Class<A> answer,
        Class<V> value,
        Function<A, V> untold,
        BiFunction<E, V, A> whole) {

    /** The value's JSON; null when the event would not give the same answer back. */
    @Nullable String write(LedgerEvent first, Object given) {
        if (!event.isInstance(first) || !answer.isInstance(given)) {
            return null;
        }
        V left = untold.apply(answer.cast(given));
        return whole.apply(event.cast(first), left).equals(given) ? StoredJson.write(left) : null;
    }

    A read(LedgerEvent first, String json) {
        return whole.apply(event.cast(first), StoredJson.read(json, value));
    }
}
