/**
 * The packaged programs as processes of their own, in both deployment shapes.
 *
 * <p>Invariant: started as a user starts them, on loopback and a free port, and ended with the
 * process that started them.
 *
 * <p>In: the jars that the run script names. Not here: what is asked of the programs.
 */
@NullMarked
package jp.nagaokapay.acceptance.program;

import org.jspecify.annotations.NullMarked;
