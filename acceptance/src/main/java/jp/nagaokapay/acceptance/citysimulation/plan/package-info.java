/**
 * What happens in the simulated town, day by day: who signs up, which shops join, who charges, pays
 * and is refunded, and when; decided beforehand, from a seed, without a database.
 *
 * <p>Invariants: the plan of a year adds up to the year's published figures exactly; no planned
 * command is one that the ledger refuses; a moment holds at most one step of a wallet or shop, so
 * that a moment's steps may be sent side by side in any order; the same seed and scale give the
 * same plan.
 *
 * <p>In: {@link jp.nagaokapay.acceptance.citysimulation.plan.PublishedFigures}, {@link
 * jp.nagaokapay.acceptance.citysimulation.plan.Scale}, a seed. Out: {@link
 * jp.nagaokapay.acceptance.citysimulation.plan.Plan}, a sequence of {@link
 * jp.nagaokapay.acceptance.citysimulation.plan.PlannedDay}.
 *
 * <p>Not here: sending anything, clocks, the database.
 */
@NullMarked
package jp.nagaokapay.acceptance.citysimulation.plan;

import org.jspecify.annotations.NullMarked;
