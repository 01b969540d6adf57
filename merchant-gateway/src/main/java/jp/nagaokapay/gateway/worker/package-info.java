/**
 * Work that goes on beside the requests, for as long as the process runs.
 *
 * <p>Invariants: a worker starts when everything else is up and ends first, at once; a task that
 * fails is tried again, more and more seldom, and never ends its worker.
 *
 * <p>Not here: what a task does, and that two nodes do not do it twice (the package of the task).
 */
@NullMarked
package jp.nagaokapay.gateway.worker;

import org.jspecify.annotations.NullMarked;
