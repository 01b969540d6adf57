/**
 * Answers that are errors (RFC 9457): a stable code, a status, a sentence in Japanese or English.
 *
 * <p>The sentences of all codes lie in one place, {@code problems_ja.properties} and {@code
 * problems_en.properties}: the gateway passes the codes of a ledger on, so it needs the sentences
 * of rules that it does not know.
 *
 * <p>In: {@link jp.nagaokapay.web.problem.ProblemException}, thrown anywhere behind a controller or
 * filter. Out: {@code application/problem+json}.
 *
 * <p>Not here: what is wrong with a body or a parameter (input).
 */
@NullMarked
package jp.nagaokapay.web.problem;

import org.jspecify.annotations.NullMarked;
