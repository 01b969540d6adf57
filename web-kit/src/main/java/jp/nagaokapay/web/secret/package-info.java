/**
 * Secrets at rest: what the database keeps and only a program may read is encrypted under a key
 * from outside the database, so that a copy of it opens nothing.
 *
 * <p>Invariants: a stored text decrypts in the row for which it was made and nowhere else; several
 * keys from outside may be in use, the first of which encrypts, so that they can be changed without
 * a pause; live never uses the demo's key.
 *
 * <p>In: the settings {@code nagaokapay.secrets.keys} or {@code nagaokapay.secrets.file}. Out:
 * {@link jp.nagaokapay.web.secret.SecretCipher}. Keys in a KMS are another bean of that type, which
 * lets the KMS encrypt each text or opens a key ring by it once.
 *
 * <p>Not here: which secrets there are; what is only compared, and so kept as a digest.
 */
@NullMarked
package jp.nagaokapay.web.secret;

import org.jspecify.annotations.NullMarked;
