package jp.nagaokapay.ledger.store;

import java.io.Serial;
import jp.nagaokapay.ledger.message.Refused;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Tells refusals that were decided on a cached aggregate from those decided on the log: another
 * node may have changed what the cache does not know.
 */
final class RefusalMonitor implements MessageHandlerInterceptor<CommandMessage<?>> {
    private static final String FROM_CACHE = "aggregate-from-cache";

    /** Called by the cache when it hands out an aggregate. */
    static void aggregateCameFromCache() {
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.resources().put(FROM_CACHE, true));
    }

    @Override
    public @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Refused refusal) {
            if (unitOfWork.resources().containsKey(FROM_CACHE)) {
                throw new RefusedOnCachedState(refusal);
            }
            throw refusal;
        }
    }

    static final class RefusedOnCachedState extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        private final transient Refused refusal;

        RefusedOnCachedState(Refused refusal) {
            super(refusal.code(), null, false, false);
            this.refusal = refusal;
        }

        Refused refusal() {
            return refusal;
        }
    }
}
