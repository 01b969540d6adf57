/**
 * A month at the desks: people sign up, lose phones, carry cards, are billed, given points and send
 * to each other; shops are paid; counters count their cash. Each scene keeps its own account of
 * what it moved, and at the end every list, paper and book of the programs must say the same.
 *
 * <p>Invariant: knows the programs by HTTP and by the files they make, and by nothing else; time
 * passes only by the demo's clock.
 *
 * <p>Not here: races and crashes, which the shop's day and the storms of the modules have.
 */
@NullMarked
package jp.nagaokapay.acceptance.deskmonth;

import org.jspecify.annotations.NullMarked;
