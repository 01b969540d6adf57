package jp.nagaokapay.ledger.log.requests;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Requests;
import org.jspecify.annotations.Nullable;

/**
 * Requests under way on this node stand in memory; across nodes the log's index decides. A retry
 * that meets its first attempt under way waits for it a moment, to give the answer rather than a
 * 409.
 */
public final class RequestLog implements Requests {
    private static final Duration WAIT_FOR_FIRST_MAX = Duration.ofSeconds(2);

    private final RequestTable table;
    private final ConcurrentMap<String, CompletableFuture<@Nullable Void>> inFlight =
            new ConcurrentHashMap<>();

    public RequestLog(RequestTable table) {
        this.table = table;
    }

    @Override
    public <R> Reply<R> once(RequestKey key, Class<R> answerType, Supplier<R> attempt) {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> first;
        while ((first = inFlight.putIfAbsent(key.key(), mine)) != null) {
            await(first);
        }
        try {
            return known(key, answerType).orElseGet(() -> attempt(key, answerType, attempt));
        } finally {
            inFlight.remove(key.key(), mine);
            mine.complete(null);
        }
    }

    private <R> Reply<R> attempt(RequestKey key, Class<R> answerType, Supplier<R> attempt) {
        try {
            return new Reply<>(attempt.get(), false);
        } catch (Duplicate duplicate) {
            if (duplicate.kind() != Duplicate.Key.IDEMPOTENCY) {
                throw duplicate;
            }
            return known(key, answerType).orElseThrow(() -> duplicate);
        } catch (Refused refusal) {
            if (refusal.rule().kept() && !refusal.replayed()) {
                table.keep(key, refusal);
            }
            throw refusal;
        }
    }

    private <R> Optional<Reply<R>> known(RequestKey key, Class<R> answerType) {
        Optional<RequestTable.Known> found = table.find(key.key());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RequestTable.Known known = found.get();
        if (!known.hash().equals(key.hash())) {
            throw new KeyReused();
        }
        if (known.refusal() != null) {
            throw known.refusal();
        }
        return Optional.of(
                new Reply<>(answerType.cast(Objects.requireNonNull(known.answer())), true));
    }

    private static void await(CompletableFuture<@Nullable Void> first) {
        try {
            first.get(WAIT_FOR_FIRST_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new KeyInFlight();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyInFlight();
        }
    }
}
