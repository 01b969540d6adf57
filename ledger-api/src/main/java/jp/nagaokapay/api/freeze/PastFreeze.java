package jp.nagaokapay.api.freeze;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stop as its holder may read it.
 *
 * @param thawedAt null: it was not lifted
 */
public record PastFreeze(FreezeCause cause, Instant since, @Nullable Instant thawedAt) {}
