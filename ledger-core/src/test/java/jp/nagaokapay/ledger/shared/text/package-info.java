@NullMarked
package jp.nagaokapay.ledger.shared.text;

import org.jspecify.annotations.NullMarked;
