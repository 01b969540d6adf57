/**
 * Paper: pages that are described once, in millimetres, and drawn as PDF, PNG or SVG.
 *
 * <p>Invariants: a page looks the same in every form and on every machine, for its letters are
 * those of the fonts in this jar (Noto Sans JP, SIL Open Font License) and no others; text in a PDF
 * is text; what a font cannot write is shown as 〓 and never left out; few pages are drawn at a
 * time.
 *
 * <p>In: {@link jp.nagaokapay.web.paper.Page}. Out: bytes.
 *
 * <p>Not here: what stands on a page, and where.
 */
@NullMarked
package jp.nagaokapay.web.paper;

import org.jspecify.annotations.NullMarked;
