/**
 * The codes that shops show: printed ones, and those for one payment ({@code
 * /terminal/v1/qr-codes}).
 *
 * <p>Invariants: a code for one payment bears the ledger's seal, so that nothing in it can be
 * changed; one id never asks two amounts at a time; a sheet holds one code and the shop's
 * registered name.
 *
 * <p>In: a terminal's HTTP requests. Out: payloads and sheets; offers for {@link
 * jp.nagaokapay.gateway.ledger.LedgerClient} to seal; the codes shown, in the gateway's own schema.
 *
 * <p>Not here: the form of payloads (payment-codes), printing (web-kit), who pays and whether (the
 * ledger).
 */
@NullMarked
package jp.nagaokapay.gateway.code;

import org.jspecify.annotations.NullMarked;
