/**
 * Secrets short enough for a person to read and type.
 *
 * <p>Not here: what a code is good for, how long, and how guessing is counted.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.code;

import org.jspecify.annotations.NullMarked;
