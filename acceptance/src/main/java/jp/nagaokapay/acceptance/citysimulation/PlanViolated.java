package jp.nagaokapay.acceptance.citysimulation;

import java.io.Serial;
import jp.nagaokapay.acceptance.citysimulation.plan.PlannedStep;

/** The ledger answered otherwise than planned: the run has failed. */
final class PlanViolated extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    PlanViolated(PlannedStep step, String how) {
        super(how + ": " + step);
    }

    PlanViolated(PlannedStep step, RuntimeException cause) {
        super(cause + ": " + step, cause);
    }
}
