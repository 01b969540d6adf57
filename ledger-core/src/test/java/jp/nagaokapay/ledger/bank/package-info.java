@NullMarked
package jp.nagaokapay.ledger.bank;

import org.jspecify.annotations.NullMarked;
