/** Settlements, transfers, movements, closings and payouts as they are read. */
@NullMarked
package jp.nagaokapay.ledger.settlement.projection;

import org.jspecify.annotations.NullMarked;
