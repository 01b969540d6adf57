package jp.nagaokapay.ledger.log.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.StaleRead;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * Makes a caller's request happen once, whatever is retried: first the log and the kept refusals
 * are asked for the key, then the attempt runs, then its refusal is kept.
 *
 * <p>Requests under way on this node stand in memory; across nodes the log's index decides. A retry
 * that meets its first attempt under way waits for it a moment, to give the answer rather than a
 * 409.
 */
public final class IdempotentRequests {
    private static final Duration WAIT_FOR_FIRST_MAX = Duration.ofSeconds(2);

    /** A retry of these is told by memory to ask first, so that it holds nobody up at the log. */
    private static final int ANSWERED_REMEMBERED_MAX = 50_000;

    private final RequestTable table;
    private final Cache<String, Boolean> answered =
            Caffeine.newBuilder().maximumSize(ANSWERED_REMEMBERED_MAX).build();
    private final ConcurrentMap<String, CompletableFuture<@Nullable Void>> inFlight =
            new ConcurrentHashMap<>();

    IdempotentRequests(RequestTable table) {
        this.table = table;
    }

    /**
     * Runs {@code attempt} unless its key is known.
     *
     * <p>The attempt sends its command by {@link Ledger#send(LedgerCommand, RequestKey)} with the
     * same key, so that the log records the answer. A {@link Duplicate} of kind {@code IDEMPOTENCY}
     * must leave the attempt; it is answered with what the log recorded.
     *
     * <p>Throws {@link Refused} (fresh or kept), {@link KeyReused} when the key came before with
     * another hash, {@link KeyInFlight} while the first request is still running on this node.
     */
    public <R> Reply<R> once(RequestKey key, Class<R> answerType, Supplier<R> attempt) {
        return alone(
                key,
                () -> known(key, answerType).orElseGet(() -> attempt(key, answerType, attempt)));
    }

    private <R> Reply<R> alone(RequestKey key, Supplier<Reply<R>> work) {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> first;
        while ((first = inFlight.putIfAbsent(key.key(), mine)) != null) {
            await(first);
        }
        try {
            return work.get();
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
            keep(key, refusal);
            throw refusal;
        }
    }

    private <R> Optional<Reply<R>> known(RequestKey key, Class<R> answerType) {
        Optional<RequestTable.Known> found = table.find(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RequestTable.Known known = found.get();
        if (!known.sameRequest()) {
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

    /**
     * The same for an attempt that does nothing but decide and send one command under the key: the
     * log refuses a key that it holds, or to which a refusal is kept, so nothing is asked before.
     * Whatever the attempt meets, a key that is known is answered as it was.
     */
    public <R> Reply<R> commandOnce(RequestKey key, Class<R> answerType, Supplier<R> attempt) {
        return alone(
                key,
                () ->
                        answered.getIfPresent(key.key()) == null
                                ? command(key, answerType, attempt)
                                : known(key, answerType)
                                        .orElseGet(() -> command(key, answerType, attempt)));
    }

    private <R> Reply<R> command(RequestKey key, Class<R> answerType, Supplier<R> attempt) {
        try {
            R answer = attempt.get();
            answered.put(key.key(), true);
            return new Reply<>(answer, false);
        } catch (StaleRead | Unavailable undecided) {
            throw undecided;
        } catch (RuntimeException met) {
            answered.put(key.key(), true);
            Optional<Reply<R>> known = known(key, answerType);
            if (known.isEmpty()) {
                keep(key, met);
                throw met;
            }
            return known.get();
        }
    }

    private void keep(RequestKey key, RuntimeException met) {
        if (met instanceof Refused refusal && refusal.rule().kept() && !refusal.replayed()) {
            table.keep(key, refusal);
        }
    }

    /** An answer, and whether it was given before. */
    public record Reply<R>(R answer, boolean replayed) {}

    /** The same Idempotency-Key with another request: 422 {@code IDEMPOTENCY_KEY_REUSED}. */
    public static final class KeyReused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyReused() {
            super("Idempotency-Key reused", null, false, false);
        }
    }

    /** The same Idempotency-Key is being worked on: 409 {@code IDEMPOTENCY_KEY_IN_FLIGHT}. */
    public static final class KeyInFlight extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyInFlight() {
            super("Idempotency-Key in flight", null, false, false);
        }
    }
}
