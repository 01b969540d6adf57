/**
 * Printed cards: an anonymous wallet for whoever has the card, for people without a smartphone.
 *
 * <p>Invariants: a card is worth nothing before it is activated; its code cannot be guessed from
 * its number, and only a digest of it stays once the card is active; five wrong PINs in a row block
 * it, on whichever nodes and at whatever moment they come; no more is paid with it on a date than
 * its limit; a card is replaced or taken over once, and whatever reaches its wallet afterwards
 * follows to where its value went, under the lots' own expiry. No PIN is in an event, a log line or
 * an error.
 *
 * <p>A card is no person. Its wallet opens as one of a holder who is none, {@code corporate} and of
 * the city, so that it is never counted as a non-resident user or in another count of people; what
 * is charged to it and paid with it counts as any other.
 *
 * <p>In: numbers, codes and PINs. Out: commands to the card's wallet. Asked with: {@link
 * jp.nagaokapay.ledger.card.Cards}.
 *
 * <p>Not here: what a card looks like (the API prints it), how its code is read (the payment
 * codes).
 */
@NullMarked
package jp.nagaokapay.ledger.card;

import org.jspecify.annotations.NullMarked;
