/**
 * The partner API, {@code /partner/v1}: the city's wellness application links to residents, reports
 * what they do and grants incentives.
 *
 * <p>Invariants: a partner is its OAuth client; it knows links and never a wallet, in answers and
 * in errors; guessing link codes is rate limited.
 *
 * <p>In: HTTP and the {@link jp.nagaokapay.api.identity.Caller}. Out: commands to the ledger.
 *
 * <p>Not here: giving and taking back consent (resident), approving budgets (campaign).
 */
@NullMarked
package jp.nagaokapay.api.partner;

import org.jspecify.annotations.NullMarked;
