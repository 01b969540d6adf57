/**
 * A shop's day played against the real program, in both of its shapes: everything in one process,
 * and the merchant gateway in a process of its own.
 *
 * <p>Invariants: talks to the program over HTTP alone, as apps, tills and shops' servers do; judges
 * by comparing what each side says for itself, to the yen; works on data of its own.
 *
 * <p>In: {@code shop-day} on the command line. Out: a table and an exit status.
 *
 * <p>Not here: the two years of the whole city (simulation), speed (benchmark).
 */
@NullMarked
package jp.nagaokapay.acceptance.shopday;

import org.jspecify.annotations.NullMarked;
