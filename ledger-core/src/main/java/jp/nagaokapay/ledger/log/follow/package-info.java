/**
 * Those who follow the log: projections, which write tables, and policies, which send commands.
 *
 * <p>Invariants: a projection's rows and its position are one transaction; a policy's commands go
 * through the same group commit as everybody's, and its position is stored after all are
 * acknowledged.
 *
 * <p>Asked with: {@link jp.nagaokapay.ledger.log.follow.Processors}. Not here: what is projected.
 */
@NullMarked
package jp.nagaokapay.ledger.log.follow;

import org.jspecify.annotations.NullMarked;
