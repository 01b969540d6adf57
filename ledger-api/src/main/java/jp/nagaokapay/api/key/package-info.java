/**
 * The ledger's own keys: those that sign tokens, seal codes and authenticate the log.
 *
 * <p>Invariants: shared by all nodes and kept over restarts; in the database they stand encrypted;
 * a new key makes nothing before every node knows it, and the one before it verifies until what it
 * made last has ended; the first node that needs a key of a purpose makes it, and only one wins.
 *
 * <p>In: {@link jp.nagaokapay.web.secret.SecretCipher}. Out: {@link
 * jp.nagaokapay.api.key.StoredKeys}.
 *
 * <p>Not here: what is done with them (api.identity.tokens, api.shop, the ledger's log); secrets of
 * others, like those that sign webhooks.
 */
@NullMarked
package jp.nagaokapay.api.key;

import org.jspecify.annotations.NullMarked;
