/**
 * How a link decides: it begins with the holder's consent, carries what its partner reports, and
 * ends when the holder says so.
 *
 * <p>Invariants: nothing comes over an ended link; only its own partner and its own holder act on
 * it.
 *
 * <p>In: {@link jp.nagaokapay.ledger.partner.PartnerCommand}. Out: {@link
 * jp.nagaokapay.ledger.partner.PartnerEvent}, {@link jp.nagaokapay.ledger.partner.Links}.
 *
 * <p>Not here: the codes by which consent is given (code).
 */
@NullMarked
package jp.nagaokapay.ledger.partner.aggregate;

import org.jspecify.annotations.NullMarked;
