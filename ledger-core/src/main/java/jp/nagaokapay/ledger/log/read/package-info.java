/**
 * Reading the log: by key, by position, by kind of event.
 *
 * <p>Not here: remembering a position (follow).
 */
@NullMarked
package jp.nagaokapay.ledger.log.read;

import org.jspecify.annotations.NullMarked;
