/**
 * Serves the pages for residents and shops, which the module web-apps brings as files: an address
 * of a program is its one page, everything else beside it is a file.
 *
 * <p>Invariants: the pages get nothing from elsewhere and send nothing there; a file whose name
 * holds its digest is kept by browsers for ever, anything else is asked for anew each time; a build
 * without pages answers 404.
 *
 * <p>In: {@link jp.nagaokapay.api.pages.PageSecurity}.
 *
 * <p>Not here: the pages of the sign-in (identity.persons), of bills (request) and texts (terms).
 */
@NullMarked
package jp.nagaokapay.api.pages;

import org.jspecify.annotations.NullMarked;
