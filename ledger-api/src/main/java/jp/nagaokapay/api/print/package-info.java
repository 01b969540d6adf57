/**
 * Reports on paper: a title, facts, tables, on as many A4 pages as it takes.
 *
 * <p>Invariants: the fonts are embedded; nothing is left out or printed over its neighbour, for a
 * text too long for its place is set smaller and, past legibility, cut with an ellipsis; every page
 * says which report it is and its number; a table's head stands on every page that the table is on.
 *
 * <p>In: {@link jp.nagaokapay.api.print.Report}. Out: PDF.
 *
 * <p>Not here: what a report says.
 */
@NullMarked
package jp.nagaokapay.api.print;

import org.jspecify.annotations.NullMarked;
