/**
 * Answers that are errors (RFC 9457): a stable code, a status, a sentence in Japanese or English.
 *
 * <p>In: {@link jp.nagaokapay.web.problem.ProblemException}, thrown anywhere behind a controller or
 * filter. Out: {@code application/problem+json}.
 *
 * <p>Not here: what is wrong with a body or a parameter (input).
 */
@NullMarked
package jp.nagaokapay.web.problem;

import org.jspecify.annotations.NullMarked;
