/**
 * How often something may be tried.
 *
 * <p>Invariants: each node counts for itself and in memory, so that counting costs nothing and a
 * limit is one a node; however many keys there are, the memory is bounded.
 *
 * <p>In: a {@link jp.nagaokapay.web.throttle.Rate} a key. Out: 429 with {@code Retry-After}.
 *
 * <p>Not here: who is counted, and how much is too much (each interface).
 */
@NullMarked
package jp.nagaokapay.web.throttle;

import org.jspecify.annotations.NullMarked;
