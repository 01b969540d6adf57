/**
 * Bounds on what a connection may take before it has asked anything.
 *
 * <p>Invariants: a request that does not arrive whole in its time is read no further; an address of
 * the internet holds no more connections than its share. An event stream whose request has arrived
 * may stay as long as it likes.
 *
 * <p>Not here: how large a request may be (input), how often somebody may ask (throttle).
 */
@NullMarked
package jp.nagaokapay.web.connection;

import org.jspecify.annotations.NullMarked;
