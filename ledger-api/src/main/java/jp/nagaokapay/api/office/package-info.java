/**
 * The program office's door, {@code /office/v1}: registers and suspends shops, helps residents.
 *
 * <p>In: HTTP. Out: commands to the ledger.
 *
 * <p>Not here: persons' data (register), bank accounts (settlement).
 */
@NullMarked
package jp.nagaokapay.api.office;

import org.jspecify.annotations.NullMarked;
