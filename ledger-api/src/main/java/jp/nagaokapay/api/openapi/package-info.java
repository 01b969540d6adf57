/**
 * The OpenAPI document, made from the code: at {@code /v3/api-docs}, as pages at {@code
 * /swagger-ui.html}.
 *
 * <p>Invariant: the copy under {@code docs/} is the document of this code; a test holds it to it.
 *
 * <p>Not here: what an operation does; each controller says so itself.
 */
@NullMarked
package jp.nagaokapay.api.openapi;

import org.jspecify.annotations.NullMarked;
