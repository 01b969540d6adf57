/**
 * A ledger without doors, for commands that bring their own work: the simulation, the rebuild, the
 * benchmark.
 *
 * <p>Not here: the work itself.
 */
@NullMarked
package jp.nagaokapay.api.standalone;

import org.jspecify.annotations.NullMarked;
