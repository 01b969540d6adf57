/**
 * The proof that the books are right, a little at a time and for ever: what was posted is what the
 * log says, lots hold what the journal owes, receivables are what shops were paid and lack nothing,
 * settlements leave what the journal owes to shops, sums are the sums of postings, and issued is
 * used, lapsed and outstanding.
 *
 * <p>Invariants: every step is one small transaction on one snapshot, and compares tables only up
 * to a position that both have reached, so a busy or rebuilding ledger raises no alarm; what a step
 * expects is reckoned from the events by {@link jp.nagaokapay.ledger.proof.ExpectedChanges} and
 * never by the function that made the postings. New postings are checked once as they come, then
 * everything again in turn, because a table can be changed later too. A difference is kept with the
 * events it lies in, and closed when it is gone. A check that ends with an error, or a proof that
 * does not go on, is never mistaken for books that agree.
 *
 * <p>In: the log and the tables of the journal, wallets, shops and settlements. Out: {@link
 * jp.nagaokapay.ledger.proof.BooksProof}, metrics {@code ledger.conservation.*}.
 *
 * <p>Not here: mending. The projections can be rebuilt from the log.
 */
@NullMarked
package jp.nagaokapay.ledger.proof;

import org.jspecify.annotations.NullMarked;
