/**
 * The program: what it is started with, and what it consists of.
 *
 * <p>Not here: any door (the packages below), the ledger, the gateway for shops.
 */
@NullMarked
package jp.nagaokapay.api;

import org.jspecify.annotations.NullMarked;
