/**
 * A second port with a self-made certificate, so that a demo can be tried out on a phone.
 *
 * <p>Invariants: only in the demo and only when asked for; the key stays in the demo's own folder.
 *
 * <p>In: the setting {@code nagaokapay.https.port}.
 *
 * <p>Not here: TLS of a live city, which a proxy ends.
 */
@NullMarked
package jp.nagaokapay.api.app.https;

import org.jspecify.annotations.NullMarked;
