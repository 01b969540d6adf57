/**
 * Printed cards as paper, and what is on one for whoever has it and its PIN.
 *
 * <p>Invariants: a card's code stands in the database encrypted alone, until the card is activated;
 * a card that is active is never printed again; who tries PINs is slowed down by network and by
 * card, besides the card's own five tries.
 *
 * <p>In: the office's wish for cards; a number and a PIN from anybody. Out: sheets to cut; a
 * balance.
 *
 * <p>Not here: what a clerk does with a card (counter), what a card may pay (the ledger).
 */
@NullMarked
package jp.nagaokapay.api.card;

import org.jspecify.annotations.NullMarked;
