/**
 * The bank's side of a payout: the file of bulk transfers (全銀 総合振込, kind 21), names as banks read
 * them, and the directory of banks and branches.
 *
 * <p>Invariants: a file is made whole or refused; each record is 120 bytes; names are in the
 * letters that every bank takes, and a voicing mark (a byte of its own) is never cut off from its
 * letter.
 *
 * <p>In: values. Out: bytes, names, banks; refusals of {@link
 * jp.nagaokapay.ledger.zengin.ZenginRule}. Pure: no database, no clock.
 *
 * <p>The directory is {@code resources/zengin/banks.tsv.gz}; {@code banks.SOURCE.txt} beside it
 * names its source and version, and {@code src/main/scripts/renew-banks.mjs} renews it. Banks merge
 * and branches move all the time: renew it twice a year at least, and before a payout is refused
 * for an unknown branch. What it has wrong meanwhile stands in {@code corrections.tsv}, with
 * sources.
 *
 * <p>Not here: whose account it is (bank), what is owed and who may release it (settlement).
 */
@NullMarked
package jp.nagaokapay.ledger.zengin;

import org.jspecify.annotations.NullMarked;
