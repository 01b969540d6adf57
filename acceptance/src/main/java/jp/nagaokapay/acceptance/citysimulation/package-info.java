/**
 * Two published fiscal years, run through the real ledger: the {@link
 * jp.nagaokapay.acceptance.citysimulation.plan plan} is sent as real commands with a simulated
 * clock, and what the ledger reports at the end is held against what the city published.
 *
 * <p>Invariants: runs on an empty log only; the clock never goes back and moves only when every
 * processor has handled everything in the log; a planned command that is refused, or leaves a
 * wallet with another balance than planned, fails the run; nothing is corrected afterwards.
 *
 * <p>In: {@link jp.nagaokapay.acceptance.citysimulation.SimulateCommand}, from the command line.
 * Out: the published and the reported figures side by side, and an exit status.
 *
 * <p>Not here: HTTP, the demo data, the real clock.
 */
@NullMarked
package jp.nagaokapay.acceptance.citysimulation;

import org.jspecify.annotations.NullMarked;
