package jp.nagaokapay.gateway.ledger;

import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link ShopAction} ended.
 *
 * @param code the problem's code; null when there was none
 * @param made ids of what was made
 */
public record ShopOutcome(
        long actionId, int status, @Nullable String code, @NotNull Map<String, String> made) {}
