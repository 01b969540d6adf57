package jp.nagaokapay.ledger.zengin;

import static jp.nagaokapay.ledger.zengin.ZenginRule.CLIENT_CODE_IS_TEN_DIGITS;
import static jp.nagaokapay.ledger.zengin.ZenginRule.COUNT_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.zengin.ZenginRule.PAYING_ACCOUNT_MAY_PAY;
import static jp.nagaokapay.ledger.zengin.ZenginRule.TOTAL_WITHIN_BOUNDS;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * A file of bulk transfers (総合振込): a header, a record a transfer, a trailer with their count and
 * total, an end.
 *
 * @param transfers 1 to {@link #TRANSFERS_MAX}, of at most {@link #TOTAL_MAX} yen together; in the
 *     file they have this order
 */
public record ZenginFile(Header header, List<Transfer> transfers) {
    public static final int RECORD_BYTES = 120;
    public static final int TRANSFERS_MAX = 999_999;
    public static final long TOTAL_MAX = 999_999_999_999L;

    /** Header, trailer and end. */
    private static final int OTHER_RECORDS = 3;

    private static final char KIND_OF_CHARACTERS_JIS = '0';
    private static final String KIND_BULK = "21";
    private static final char NEITHER_FIRST_NOR_CHANGED = '0';
    private static final char BY_WIRE = '7';
    private static final int BANK_LETTERS = 15;

    public ZenginFile {
        transfers = List.copyOf(transfers);
        COUNT_WITHIN_BOUNDS.require(!transfers.isEmpty() && transfers.size() <= TRANSFERS_MAX);
        TOTAL_WITHIN_BOUNDS.require(sum(transfers) <= TOTAL_MAX);
    }

    public Yen total() {
        return Yen.of(sum(transfers));
    }

    /** The file, byte for byte. */
    public byte[] bytes(LineEnd lineEnd) {
        RecordWriter records = new RecordWriter(transfers.size() + OTHER_RECORDS, lineEnd);
        header.write(records);
        transfers.forEach(transfer -> write(transfer, records));
        records.text("8", 1)
                .number(transfers.size(), 6)
                .number(sum(transfers), 12)
                .blank(101)
                .end();
        records.text("9", 1).blank(119).end();
        return records.bytes();
    }

    private static void write(Transfer transfer, RecordWriter records) {
        write(transfer.account().branch(), records.text("2", 1))
                .number(0, 4) // clearing house, no longer used
                .letter(transfer.account().type().digit())
                .text(transfer.account().number(), 7)
                .text(transfer.holder().cut(Transfer.HOLDER_LETTERS).kana(), 30)
                .number(transfer.amount().amount(), 10)
                .letter(NEITHER_FIRST_NOR_CHANGED)
                .number(transfer.customerCode1(), 10)
                .number(transfer.customerCode2(), 10)
                .letter(BY_WIRE)
                .blank(1) // the customer codes are customer codes and not a message
                .blank(7)
                .end();
    }

    private static RecordWriter write(Branch branch, RecordWriter records) {
        return records.text(branch.bank().code(), 4)
                .text(branch.bank().transferName().cut(BANK_LETTERS).kana(), BANK_LETTERS)
                .text(branch.code(), 3)
                .text(branch.transferName().cut(BANK_LETTERS).kana(), BANK_LETTERS);
    }

    /** At most 999,999 times 9,999,999,999, which a long holds; the count is checked before. */
    private static long sum(List<Transfer> transfers) {
        return transfers.stream()
                .mapToLong(transfer -> transfer.amount().amount())
                .reduce(0, Math::addExact);
    }

    /**
     * Who pays, when and from where.
     *
     * @param clientCode ten digits that the bank has given (委託者コード)
     * @param clientName the file has its first {@link #CLIENT_LETTERS} letters
     * @param transferDate the file says its month and day only; a business day of banks, which is
     *     for the caller to see to
     * @param account any but a savings account
     */
    public record Header(
            String clientCode,
            TransferName clientName,
            LocalDate transferDate,
            TransferAccount account) {
        public static final int CLIENT_LETTERS = 40;
        private static final Pattern CLIENT_CODE = Pattern.compile("[0-9]{10}");

        public Header {
            CLIENT_CODE_IS_TEN_DIGITS.require(CLIENT_CODE.matcher(clientCode).matches());
            PAYING_ACCOUNT_MAY_PAY.require(account.type() != AccountType.SAVINGS);
        }

        private void write(RecordWriter records) {
            records.text("1", 1)
                    .text(KIND_BULK, 2)
                    .letter(KIND_OF_CHARACTERS_JIS)
                    .text(clientCode, 10)
                    .text(clientName.cut(CLIENT_LETTERS).kana(), CLIENT_LETTERS)
                    .number(transferDate.getMonthValue(), 2)
                    .number(transferDate.getDayOfMonth(), 2);
            ZenginFile.write(account.branch(), records)
                    .letter(account.type().digit())
                    .text(account.number(), 7)
                    .blank(17)
                    .end();
        }
    }
}
