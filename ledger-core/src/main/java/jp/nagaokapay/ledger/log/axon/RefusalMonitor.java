package jp.nagaokapay.ledger.log.axon;

import java.io.Serial;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was decided on a cached aggregate and never met the log from what was decided on the
 * log: another node may have changed what the cache does not know. A decision that appends meets
 * the log by its sequence number; a refusal, and a finding that there is nothing to do, do not.
 */
final class RefusalMonitor implements MessageHandlerInterceptor<CommandMessage<?>> {
    private static final String FROM_CACHE = "aggregate-from-cache";
    private static final String APPENDED = "events-appended";

    /** Called by the cache when it hands out an aggregate. */
    static void aggregateCameFromCache() {
        mark(FROM_CACHE);
    }

    /** Called by the storage engine before it appends. */
    static void eventsAreAppended() {
        mark(APPENDED);
    }

    private static void mark(String what) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.resources().put(what, true));
    }

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        unitOfWork.onCommit(RefusalMonitor::requireNotIdleOnCachedState);
        try {
            return chain.proceed();
        } catch (Refused refusal) {
            if (unitOfWork.resources().containsKey(FROM_CACHE)) {
                throw new RefusedOnCachedState(refusal);
            }
            throw refusal;
        }
    }

    private static void requireNotIdleOnCachedState(UnitOfWork<?> unitOfWork) {
        if (unitOfWork.resources().containsKey(FROM_CACHE)
                && !unitOfWork.resources().containsKey(APPENDED)) {
            throw new IdleOnCachedState(unitOfWork.getExecutionResult().getResult().getPayload());
        }
    }

    /** Thrown out of a unit of work, whose rollback drops the cached aggregate. */
    abstract static sealed class OnCachedState extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        private OnCachedState(String message) {
            super(message, null, false, false);
        }
    }

    static final class RefusedOnCachedState extends OnCachedState {
        @Serial private static final long serialVersionUID = 1L;

        private final transient Refused refusal;

        RefusedOnCachedState(Refused refusal) {
            super(refusal.code());
            this.refusal = refusal;
        }

        Refused refusal() {
            return refusal;
        }
    }

    static final class IdleOnCachedState extends OnCachedState {
        @Serial private static final long serialVersionUID = 1L;

        private final transient @Nullable Object answer;

        IdleOnCachedState(@Nullable Object answer) {
            super("nothing to do");
            this.answer = answer;
        }

        @Nullable Object answer() {
            return answer;
        }
    }
}
