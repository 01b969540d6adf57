@NullMarked
package jp.nagaokapay.ledger.settlement.payout;

import org.jspecify.annotations.NullMarked;
