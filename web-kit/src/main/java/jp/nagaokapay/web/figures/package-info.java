/**
 * Figures of a program as a whole, for whoever watches it: whether it can serve, and what it sees
 * of its database.
 *
 * <p>Invariants: a figure names nobody; asking costs the database one short statement in five
 * seconds at most, however often and by whomever it is asked.
 *
 * <p>Out: the metrics {@code nagaokapay.ready}, {@code nagaokapay.clock.offset} and {@code
 * nagaokapay.database.size}.
 *
 * <p>Not here: figures of requests ({@link jp.nagaokapay.web.access}) and of what each feature
 * does, which stand beside it.
 */
@NullMarked
package jp.nagaokapay.web.figures;

import org.jspecify.annotations.NullMarked;
