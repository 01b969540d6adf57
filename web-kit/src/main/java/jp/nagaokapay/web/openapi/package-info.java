/**
 * The OpenAPI document of a process: what springdoc reads off the controllers, and the texts,
 * examples and refusals that stand in the files {@code openapi/*.yaml} of each module.
 *
 * <p>Invariants: an operation's id is the name of its handler's method; an operation without a text
 * has no document; every code that is told of exists.
 *
 * <p>In: handlers, and the process's {@link jp.nagaokapay.web.openapi.OperationScopes} and title.
 * Out: {@code /v3/api-docs} and {@code /swagger-ui.html}.
 *
 * <p>Not here: the texts themselves, and the schemas of a module's own types.
 */
@NullMarked
package jp.nagaokapay.web.openapi;

import org.jspecify.annotations.NullMarked;
