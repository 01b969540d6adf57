package jp.nagaokapay.api.freeze;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stop that was not lifted.
 *
 * @param reason the office's; null: the cause says it
 * @param by the member of staff; null: nobody of the office
 */
public record Freeze(
        FreezeCause cause, Instant since, @Nullable String reason, @Nullable String by) {}
