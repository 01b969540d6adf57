/**
 * A partner, such as the city's wellness application: what holders let it report about them.
 *
 * <p>Invariants: a partner knows a link and never a wallet; a link exists only by the holder's
 * consent and ends when the holder says so; nothing comes over an ended link, and only its own
 * partner and its own holder act on it.
 *
 * <p>In: {@link jp.nagaokapay.ledger.partner.PartnerCommand}. Out: {@link
 * jp.nagaokapay.ledger.partner.PartnerEvent}. Asked with: {@link
 * jp.nagaokapay.ledger.partner.Links}, which decisions use, and {@link
 * jp.nagaokapay.ledger.partner.LinkList}, which residents look through.
 *
 * <p>Not here: the codes by which consent is given (code), what a report earns, and the budget of a
 * partner (campaign).
 */
@NullMarked
package jp.nagaokapay.ledger.partner;

import org.jspecify.annotations.NullMarked;
