@NullMarked
package jp.nagaokapay.gateway.ledger.remote;

import org.jspecify.annotations.NullMarked;
