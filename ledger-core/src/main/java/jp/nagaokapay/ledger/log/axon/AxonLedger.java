package jp.nagaokapay.ledger.log.axon;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import jp.nagaokapay.ledger.log.append.CommandKeys;
import jp.nagaokapay.ledger.log.requests.RequestTable;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.shared.message.Overdue;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.message.Unavailable;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Sends commands over Axon's bus until they are decided: a race lost against another node is
 * decided again on the newer state, and what was decided on a cached aggregate without an event, be
 * it a refusal or that there is nothing to do, is decided again on the log. What time has ended is
 * booked first.
 */
final class AxonLedger implements Ledger {
    private static final int LOST_RACES_MAX = 30;
    private static final long PAUSE_NANOS_MAX = Duration.ofMillis(3).toNanos();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CommandBus bus;
    private final RequestTable requests;

    AxonLedger(CommandBus bus, RequestTable requests) {
        this.bus = bus;
        this.requests = requests;
    }

    @Override
    public <R> R send(LedgerCommand<R> command) {
        return decide(new GenericCommandMessage<>(command));
    }

    @Override
    public <R> R send(LedgerCommand<R> command, RequestKey requestKey) {
        try {
            return decide(
                    new GenericCommandMessage<>(
                            command, Map.of(CommandKeys.REQUEST_KEY, requestKey)));
        } catch (Duplicate | Refused refusal) {
            // The same request, decided a moment ago on another node, is why this one is refused.
            if (recorded(requestKey.key()).isPresent()) {
                throw new Duplicate(Duplicate.Key.IDEMPOTENCY, requestKey.key());
            }
            throw refusal;
        }
    }

    @Override
    public Optional<Object> recorded(String requestKey) {
        return requests.recorded(requestKey);
    }

    private <R> R decide(CommandMessage<LedgerCommand<R>> message) {
        boolean afresh = false;
        int lostRaces = 0;
        while (true) {
            try {
                return dispatch(message);
            } catch (RefusalMonitor.RefusedOnCachedState e) {
                if (afresh) {
                    throw e.refusal();
                }
                afresh = true; // the rollback has dropped the cached aggregate
            } catch (RefusalMonitor.IdleOnCachedState e) {
                if (afresh) {
                    return answer(e);
                }
                afresh = true;
            } catch (Overdue e) {
                requireFew(++lostRaces, e);
                send(e.first());
            } catch (ConcurrencyException e) {
                requireFew(++lostRaces, e);
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS_MAX));
            } catch (AggregateNotFoundException e) {
                throw new Refused(message.getPayload().targetIsKnown());
            }
        }
    }

    private static void requireFew(int lostRaces, RuntimeException last) {
        if (lostRaces > LOST_RACES_MAX) {
            throw new Unavailable("too many commands on one aggregate", RETRY_AFTER, last);
        }
    }

    /** The command's own answer, on its way around the unit of work. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <R> R answer(RefusalMonitor.IdleOnCachedState idle) {
        return (R) Objects.requireNonNull(idle.answer(), "a command has an answer");
    }

    private <R> R dispatch(CommandMessage<LedgerCommand<R>> message) {
        FutureCallback<LedgerCommand<R>, R> callback = new FutureCallback<>();
        bus.dispatch(message, callback);
        CommandResultMessage<? extends R> result = callback.getResult();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        Throwable failure = result.exceptionResult();
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }
}
