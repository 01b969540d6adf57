/**
 * Recurring work: each job runs at its time on one node, however many there are; what was missed
 * while no node ran is caught up.
 *
 * <p>In: {@link jp.nagaokapay.ledger.shared.job.Jobs}, declared as beans by whoever has work. Not
 * here: what the jobs do, and when.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.job;

import org.jspecify.annotations.NullMarked;
