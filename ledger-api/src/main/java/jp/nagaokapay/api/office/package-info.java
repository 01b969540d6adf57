/**
 * The program office's API, {@code /office/v1}: registers and suspends shops, enters their bank
 * accounts, helps residents.
 *
 * <p>Invariant: no shop is approved, no shop is paid elsewhere and no person is forgotten or gets
 * another phone by one person of the office alone.
 *
 * <p>In: HTTP. Out: commands to the ledger; what a second person decides, to approval.
 *
 * <p>Not here: persons' data (register), what shops are paid (settlement).
 */
@NullMarked
package jp.nagaokapay.api.office;

import org.jspecify.annotations.NullMarked;
