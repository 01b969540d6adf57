/**
 * A partner, such as the city's wellness application: what holders let it report about them.
 *
 * <p>Invariant: a partner knows a link and never a wallet; a link exists only by the holder's
 * consent and ends when the holder says so.
 *
 * <p>In: {@link jp.nagaokapay.ledger.partner.PartnerCommand}. Out: {@link
 * jp.nagaokapay.ledger.partner.PartnerEvent}.
 *
 * <p>Not here: what a report earns, and the budget of a partner (campaign).
 */
@NullMarked
package jp.nagaokapay.ledger.partner;

import org.jspecify.annotations.NullMarked;
