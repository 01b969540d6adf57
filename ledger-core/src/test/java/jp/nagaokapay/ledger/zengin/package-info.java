@NullMarked
package jp.nagaokapay.ledger.zengin;

import org.jspecify.annotations.NullMarked;
