/**
 * Calls shops' own servers when something happens to their payments: endpoints, the outbox, the log
 * of deliveries ({@code /shop/v1/webhook-endpoints}).
 *
 * <p>Invariants: an event is queued for an endpoint in the transaction that writes the event, once,
 * and is retried until it is answered with 2xx or 72 hours have passed; every call is signed; no
 * call goes to an address that is not on the internet, whatever its name said before; one shop's
 * slow server holds no other shop up; a shop sees and touches its own endpoints only.
 *
 * <p>In: events ({@link jp.nagaokapay.gateway.event.EventPageListener}), an owner's HTTP requests.
 * Out: HTTPS.
 *
 * <p>Not here: what happened (event), and whether a shop's server understood it.
 */
@NullMarked
package jp.nagaokapay.gateway.webhook;

import org.jspecify.annotations.NullMarked;
