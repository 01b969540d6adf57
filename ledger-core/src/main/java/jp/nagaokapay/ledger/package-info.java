/** The ledger, assembled: {@link jp.nagaokapay.ledger.LedgerConfiguration} is its contents page. */
@NullMarked
package jp.nagaokapay.ledger;

import org.jspecify.annotations.NullMarked;
