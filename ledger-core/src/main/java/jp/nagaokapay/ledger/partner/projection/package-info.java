/**
 * What residents see of their links, as a table that follows the log.
 *
 * <p>Invariant: can be emptied and filled again from the log.
 *
 * <p>In: {@link jp.nagaokapay.ledger.partner.PartnerEvent}. Out: {@link
 * jp.nagaokapay.ledger.partner.LinkQuery}.
 *
 * <p>Not here: decisions; they read the log.
 */
@NullMarked
package jp.nagaokapay.ledger.partner.projection;

import org.jspecify.annotations.NullMarked;
