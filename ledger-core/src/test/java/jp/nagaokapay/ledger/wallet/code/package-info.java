@NullMarked
package jp.nagaokapay.ledger.wallet.code;

import org.jspecify.annotations.NullMarked;
