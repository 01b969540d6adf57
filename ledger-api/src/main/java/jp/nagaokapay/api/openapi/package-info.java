/**
 * What the OpenAPI document needs to know of the ledger: its title, which scope opens what, and how
 * the ledger's own types look.
 *
 * <p>Invariant: the copy under {@code docs/} is the document of this code; a test holds it to it.
 *
 * <p>Not here: how a document is made (web.openapi), and what an operation does: that stands in the
 * files {@code openapi/*.yaml}, one a tag.
 */
@NullMarked
package jp.nagaokapay.api.openapi;

import org.jspecify.annotations.NullMarked;
