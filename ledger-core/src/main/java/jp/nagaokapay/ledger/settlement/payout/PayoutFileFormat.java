package jp.nagaokapay.ledger.settlement.payout;

import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.zengin.TransferAccount;
import jp.nagaokapay.ledger.zengin.TransferName;

/**
 * A format in which a bank takes the transfers of a payout. A further one is a further bean; {@code
 * nagaokapay.payer.file-format} names the one that is written.
 */
interface PayoutFileFormat {
    /** Stable: files that were written stay known by it. */
    String name();

    String mediaType();

    /** Of the file's name, without a dot. */
    String extension();

    /** Refuses a payer whom no file can name; asked once, when the program starts. */
    void requirePayer(Payer payer);

    /**
     * Refuses what does not go into one file: too many transfers, or too much money. Asked before
     * the release, which cannot be undone.
     */
    void requireAmounts(List<Yen> amounts);

    /**
     * The whole file.
     *
     * @param date a business day of the banks
     * @param transfers at least one, in the order of the file
     */
    byte[] write(Payer payer, LocalDate date, List<PayoutTransfer> transfers);

    /**
     * @param number from 1, unique in the file: by it the bank's answer is found again
     */
    record PayoutTransfer(int number, TransferAccount account, TransferName holder, Yen amount) {}
}
