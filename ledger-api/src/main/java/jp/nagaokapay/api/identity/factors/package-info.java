/**
 * What a person signs in with besides a password: codes of an authenticator app, recovery codes,
 * passkeys.
 *
 * <p>Invariants: each code, each recovery code and each signed challenge counts once, on all nodes
 * together; secrets of apps are stored encrypted, recovery codes as digests; of whom a passkey is,
 * the person's id is stored and nothing else.
 *
 * <p>Not here: who has to give a second factor, and the pages (persons).
 */
@NullMarked
package jp.nagaokapay.api.identity.factors;

import org.jspecify.annotations.NullMarked;
