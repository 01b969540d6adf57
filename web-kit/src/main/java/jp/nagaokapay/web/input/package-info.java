/**
 * What a request may bring: strict JSON, bounded bodies, clean headers and parameters, and every
 * wrong field named.
 *
 * <p>Invariants: a number that moves money is a JSON integer or refused; a body larger than the
 * limit is not read; a text is one line that shows something, unless its field says otherwise.
 */
@NullMarked
package jp.nagaokapay.web.input;

import org.jspecify.annotations.NullMarked;
