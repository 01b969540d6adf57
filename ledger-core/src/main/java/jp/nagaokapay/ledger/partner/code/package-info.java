/**
 * Link codes: by typing one at a partner, a holder consents to a link.
 *
 * <p>Invariants: a code makes one link at most; only its hash is kept; a holder and a partner have
 * one live link at most; a wallet has a bounded number of live codes.
 *
 * <p>In: the holder's wish for a code, a code that a partner redeems. Out: {@link
 * jp.nagaokapay.ledger.partner.PartnerCommand}.
 *
 * <p>Not here: how often a partner may guess (the API's rate limits).
 */
@NullMarked
package jp.nagaokapay.ledger.partner.code;

import org.jspecify.annotations.NullMarked;
