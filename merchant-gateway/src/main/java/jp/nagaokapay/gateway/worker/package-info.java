/**
 * Work that goes on beside the requests, for as long as the process runs.
 *
 * <p>Invariants: a loop starts when everything else is up and ends first, at once; a turn that
 * fails is tried again, more and more seldom, and never ends the loop.
 *
 * <p>Not here: what a turn does, and that two nodes do not do it twice (the turn's own package).
 */
@NullMarked
package jp.nagaokapay.gateway.worker;

import org.jspecify.annotations.NullMarked;
