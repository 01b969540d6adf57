package jp.nagaokapay.acceptance.citysimulation;

import java.io.Serial;
import jp.nagaokapay.acceptance.citysimulation.plan.Step;

/** The ledger did something else than the plan foresaw: the run has failed. */
final class PlanBroken extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    PlanBroken(Step step, String how) {
        super(how + ": " + step);
    }

    PlanBroken(Step step, RuntimeException cause) {
        super(cause + ": " + step, cause);
    }
}
