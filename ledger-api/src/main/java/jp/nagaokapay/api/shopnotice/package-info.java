/**
 * A shop is told of each payment and refund, if its owner wants it: by mail at an address that it
 * proved, else by text message at its owners' phones.
 *
 * <p>Invariants: no payment waits for it; each payment is told once, whatever crashes; nothing goes
 * to an address that nobody proved but the code that proves it.
 *
 * <p>In: the log, HTTP. Out: {@link jp.nagaokapay.api.message.MessagePort}.
 *
 * <p>Not here: webhooks and the stream of events, which programs follow (merchant-gateway).
 */
@NullMarked
package jp.nagaokapay.api.shopnotice;

import org.jspecify.annotations.NullMarked;
