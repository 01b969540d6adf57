/**
 * Providers of funds that are connected: card acquirers, banks, cash machines, each called by HTTPS
 * as {@code docs/funding-provider.md} tells its engineers.
 *
 * <p>Invariants: nothing is believed that is not signed with the provider's secret, in either
 * direction; what a provider tells of itself is a hint, after which it is asked; an answer that
 * makes no sense is unclear, never a yes or a no; the chargeId is all that a provider learns.
 *
 * <p>In: settings {@code nagaokapay.funding.providers}, {@link
 * jp.nagaokapay.ledger.wallet.funding.FundingPort}, notifications of providers. Out: signed
 * requests.
 *
 * <p>Not here: what follows from an answer, which is the ledger's ({@link
 * jp.nagaokapay.ledger.wallet.funding.Charges}), and the demo's sandbox.
 */
@NullMarked
package jp.nagaokapay.api.funding;

import org.jspecify.annotations.NullMarked;
