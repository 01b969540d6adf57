package jp.nagaokapay.ledger.log.event;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;

/** How an answer is recorded beside the events of its command, and read back. */
public final class StoredAnswers {
    private final StoredNames.Table whole;
    private final Map<Class<?>, ToldAnswer<?, ?, ?>> byEvent;
    private final Map<Integer, ToldAnswer<?, ?, ?>> byNumber;

    public StoredAnswers(StoredNames names) {
        whole = names.answers();
        byEvent =
                names.told().stream()
                        .collect(Collectors.toMap(ToldAnswer::event, Function.identity()));
        byNumber =
                names.told().stream()
                        .collect(
                                Collectors.toMap(
                                        told -> told.kind().number(), Function.identity()));
    }

    /** An answer as the log has it. */
    public record Written(StoredKind kind, String json) {}

    /**
     * @param first the first event of the answered command
     */
    public Written write(LedgerEvent first, Object answer) {
        ToldAnswer<?, ?, ?> told = byEvent.get(first.getClass());
        String value = told == null ? null : told.write(first, answer);
        return told == null || value == null
                ? new Written(whole.require(answer.getClass()).kind(), StoredJson.write(answer))
                : new Written(told.kind(), value);
    }

    /**
     * @param first reads the first event of the answered command
     */
    public Object read(int kind, String json, Supplier<LedgerEvent> first) {
        ToldAnswer<?, ?, ?> told = byNumber.get(kind);
        return told == null
                ? StoredJson.read(json, whole.require(kind).type())
                : told.read(first.get(), json);
    }
}
