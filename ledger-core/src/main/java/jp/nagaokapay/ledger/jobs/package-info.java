/**
 * The clockwork: which work of time runs when, on one node at a time, however many there are; what
 * was missed while no node ran is caught up.
 *
 * <p>In: the public jobs of the other packages. Out: nothing but their calls. Not here: what the
 * jobs do.
 */
@NullMarked
package jp.nagaokapay.ledger.jobs;

import org.jspecify.annotations.NullMarked;
