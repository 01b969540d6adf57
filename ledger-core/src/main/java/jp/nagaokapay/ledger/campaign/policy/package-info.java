/**
 * What campaigns do because of what happened elsewhere, in the order of the flow: a charge earns, a
 * campaign allocates, a wallet is granted, what fell short is given back; and time ends them.
 *
 * <p>Invariant: everything may be delivered again, in other batches; nothing is earned, allocated
 * or granted twice. The groups {@code policy-earn} and {@code policy-budget} run in one segment:
 * the first must see campaigns and charges in one order, the second must serve a campaign's
 * earnings in theirs.
 *
 * <p>Not here: any decision; the aggregates make them.
 */
@NullMarked
package jp.nagaokapay.ledger.campaign.policy;

import org.jspecify.annotations.NullMarked;
