/**
 * Settings that are tried before a program is started with them.
 *
 * <p>In: an environment. Out: a sentence where a group of settings does not serve.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.settings;

import org.jspecify.annotations.NullMarked;
