/**
 * Callers of the programs' APIs: machines with a secret, residents who sign in.
 *
 * <p>Invariant: knows the programs by HTTP alone, and asks again under the same key until there is
 * a clear answer.
 *
 * <p>Not here: what is asked, and what the answers must be.
 */
@NullMarked
package jp.nagaokapay.acceptance.client;

import org.jspecify.annotations.NullMarked;
