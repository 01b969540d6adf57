/**
 * What rules would have cost over a past part of the log, evaluated by the engine that earns.
 *
 * <p>Invariants: nothing is written, no secret of a lottery is used, and what is kept in memory
 * grows with people and refunds, not with the length of the log.
 *
 * <p>In: rules and a time. Out: {@link jp.nagaokapay.ledger.campaign.simulation.SimulationResult}.
 *
 * <p>Not here: what an occasion is worth (earning), what stands in the live tables of the policies,
 * which know only now.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.simulation;

import org.jspecify.annotations.NullMarked;
