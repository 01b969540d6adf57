/**
 * The campaigns' door, {@code /campaign/v1}: managers draft, the council approves.
 *
 * <p>Invariant: who did what is the token's subject, so that four eyes are two persons.
 *
 * <p>In: HTTP and the {@link jp.nagaokapay.api.security.Caller}. Out: commands to the ledger.
 *
 * <p>Not here: what a campaign grants (ledger).
 */
@NullMarked
package jp.nagaokapay.api.campaign;

import org.jspecify.annotations.NullMarked;
