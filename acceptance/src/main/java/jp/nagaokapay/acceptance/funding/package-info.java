/**
 * A provider of funds that moves no money: it plays its side of {@code docs/funding-provider.md}
 * without a line of the ledger's, with a page of its own on which a person chooses how it behaves.
 *
 * <p>Invariant: it collects and gives back once for each charge, and knows to the yen what it has.
 */
@NullMarked
package jp.nagaokapay.acceptance.funding;

import org.jspecify.annotations.NullMarked;
