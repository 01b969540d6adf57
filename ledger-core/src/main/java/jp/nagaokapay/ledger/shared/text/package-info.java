/**
 * Japanese text as people write it, in many ways that mean the same.
 *
 * <p>In: text. Out: text in one way of writing, to be compared and never to be shown.
 *
 * <p>Not here: which letters a field may have (the API's input), which ones a bank takes (zengin).
 */
@NullMarked
package jp.nagaokapay.ledger.shared.text;

import org.jspecify.annotations.NullMarked;
