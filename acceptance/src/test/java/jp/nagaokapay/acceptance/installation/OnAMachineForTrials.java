package jp.nagaokapay.acceptance.installation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the machine lacks what an installation needs, the test is skipped and says so; in CI it
 * fails.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(OnAMachineForTrials.Condition.class)
@interface OnAMachineForTrials {

    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            @Nullable String why = TrialMachine.whyNot();
            if (why == null) {
                return ConditionEvaluationResult.enabled("everything is there");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI must try the installation, and " + why);
            }
            System.err.println("SKIPPED: docs/operations.md is not tried on this machine: " + why);
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
