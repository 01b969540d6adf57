/**
 * The campaign API, {@code /campaign/v1}: managers draft, the council approves.
 *
 * <p>Invariants: who drafts and who approves is the token's subject, so that four eyes are two
 * persons; a lottery is never stored without the ledger's commitment to its seed.
 *
 * <p>In: HTTP and the {@link jp.nagaokapay.api.identity.Caller}. Out: commands to the ledger;
 * lists, histories, simulations and reports from it.
 *
 * <p>Not here: what a campaign grants (ledger).
 */
@NullMarked
package jp.nagaokapay.api.campaign;

import org.jspecify.annotations.NullMarked;
