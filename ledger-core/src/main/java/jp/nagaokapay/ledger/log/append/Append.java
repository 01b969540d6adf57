package jp.nagaokapay.ledger.log.append;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.nagaokapay.ledger.log.append.LogEntry.Keys;
import jp.nagaokapay.ledger.shared.message.ReadVersion;
import org.jspecify.annotations.Nullable;

/** All events of one command on their way into the log, and the promise that they are durable. */
public final class Append {
    private final List<LogEntry> entries;
    private final Keys keys;
    private final @Nullable ReadVersion reliesOn;
    private final CompletableFuture<Void> durable = new CompletableFuture<>();
    private final AtomicBoolean decided = new AtomicBoolean();

    public Append(List<LogEntry> entries, @Nullable ReadVersion reliesOn) {
        this.entries = List.copyOf(entries);
        Keys first = this.entries.getFirst().keys();
        this.keys = first == null ? Keys.NONE : first;
        this.reliesOn = reliesOn;
    }

    List<LogEntry> entries() {
        return entries;
    }

    Keys keys() {
        return keys;
    }

    @Nullable ReadVersion reliesOn() {
        return reliesOn;
    }

    CompletableFuture<Void> durable() {
        return durable;
    }

    /** Taken by the writer, or given up by the waiting caller: whoever is first. */
    boolean decide() {
        return decided.compareAndSet(false, true);
    }

    /** Everything that no two commands of one batch may share. */
    List<String> exclusiveKeys() {
        List<String> exclusive = new ArrayList<>(4);
        exclusive.add("s:" + entries.getFirst().streamKey());
        if (keys.business() != null) {
            exclusive.add("b:" + keys.business());
        }
        if (keys.alias() != null) {
            exclusive.add("a:" + keys.alias());
        }
        if (keys.idempotency() != null) {
            exclusive.add("i:" + keys.idempotency());
        }
        return exclusive;
    }
}
