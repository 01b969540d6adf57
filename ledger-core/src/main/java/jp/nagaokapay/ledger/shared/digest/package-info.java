/**
 * Fingerprints of bytes and texts.
 *
 * <p>Not here: keyed digests (their users hold the keys), and the hashes of passwords that people
 * choose, which are slow on purpose.
 */
@NullMarked
package jp.nagaokapay.ledger.shared.digest;

import org.jspecify.annotations.NullMarked;
