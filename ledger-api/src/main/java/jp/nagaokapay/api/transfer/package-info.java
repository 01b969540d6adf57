/**
 * Sending to people: by the receiver's phone number, who then takes it or not, or by the code that
 * they show, which is theirs at once. Off unless a city switches it on.
 *
 * <p>Invariant: nobody learns more of a person than the first and last letter of their name; who is
 * unknown, has no open wallet or has blocked the sender looks the same.
 *
 * <p>In: {@code /api/v1/wallet/transfers}, {@code …/receiving-code}, {@code …/blocked-people}. Not
 * here: what may be sent and how it moves ({@link jp.nagaokapay.ledger.wallet.transfer}).
 */
@NullMarked
package jp.nagaokapay.api.transfer;

import org.jspecify.annotations.NullMarked;
