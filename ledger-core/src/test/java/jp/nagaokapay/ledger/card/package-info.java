/** Tests of card. */
@NullMarked
package jp.nagaokapay.ledger.card;

import org.jspecify.annotations.NullMarked;
