/**
 * Measures payments and reports, always against something in the same run: a number alone says more
 * of the machine than of the program.
 *
 * <p>Not here: tests; none depends on time.
 */
@NullMarked
package jp.nagaokapay.acceptance.benchmark;

import org.jspecify.annotations.NullMarked;
