/**
 * Whether a program starts, and as what: as the demo, with people and secrets that everybody knows,
 * or live.
 *
 * <p>Invariants: nothing is a demo that was not asked for or has a database of its own; live does
 * not start without knowing who issues its tokens; a refused start says what to do.
 *
 * <p>In: settings. Out: {@link jp.nagaokapay.web.start.StartRefused}.
 *
 * <p>Not here: what a database is kept for (the ledger's installation).
 */
@NullMarked
package jp.nagaokapay.web.start;

import org.jspecify.annotations.NullMarked;
