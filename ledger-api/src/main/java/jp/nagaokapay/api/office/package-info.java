/**
 * The program office's API, {@code /office/v1}: registers and suspends shops, enters their bank
 * accounts, helps residents.
 *
 * <p>In: HTTP. Out: commands to the ledger.
 *
 * <p>Not here: persons' data (register), what shops are paid (settlement).
 */
@NullMarked
package jp.nagaokapay.api.office;

import org.jspecify.annotations.NullMarked;
