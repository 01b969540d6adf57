/** Tests of settlement. */
@NullMarked
package jp.nagaokapay.ledger.settlement;

import org.jspecify.annotations.NullMarked;
