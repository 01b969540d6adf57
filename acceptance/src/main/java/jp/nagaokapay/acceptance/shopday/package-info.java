/**
 * A shop's day run against the real programs, in both deployment shapes: everything in one process,
 * and the merchant gateway in a process of its own.
 *
 * <p>Invariants: talks to the programs over HTTP alone, as apps, terminals and shops' servers do;
 * compares what each source says of itself, to the yen; works on data of its own.
 *
 * <p>In: {@code shop-day} on the command line. Out: a table and an exit status.
 *
 * <p>Not here: the two years of the whole city (citysimulation), speed (benchmark).
 */
@NullMarked
package jp.nagaokapay.acceptance.shopday;

import org.jspecify.annotations.NullMarked;
