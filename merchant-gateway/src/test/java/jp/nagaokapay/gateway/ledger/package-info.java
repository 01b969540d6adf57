@NullMarked
package jp.nagaokapay.gateway.ledger;

import org.jspecify.annotations.NullMarked;
