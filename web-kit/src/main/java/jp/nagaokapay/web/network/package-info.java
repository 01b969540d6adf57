/**
 * How a program meets the network: whom it believes, and by which names it is reached.
 *
 * <p>Invariants: forwarded headers count from named proxies only; what was sent to another name is
 * refused before anything looks at it; live, browsers are told to come by TLS alone.
 *
 * <p>Not here: ports and addresses to listen at (the server's own settings).
 */
@NullMarked
package jp.nagaokapay.web.network;

import org.jspecify.annotations.NullMarked;
