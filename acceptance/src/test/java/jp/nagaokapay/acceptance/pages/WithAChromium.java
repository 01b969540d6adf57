package jp.nagaokapay.acceptance.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the machine has no browser, the test is skipped and says so; in CI it fails. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(WithAChromium.Condition.class)
@interface WithAChromium {

    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            @Nullable String why = Machine.here().whyNot();
            if (why == null) {
                return ConditionEvaluationResult.enabled("a browser is there");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI must try the pages, and " + why);
            }
            System.err.println(
                    "SKIPPED: no page of the wallet and the terminal is tried in a browser: "
                            + why);
            return ConditionEvaluationResult.disabled(why);
        }
    }
}
