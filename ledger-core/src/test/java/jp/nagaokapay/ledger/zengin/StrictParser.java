package jp.nagaokapay.ledger.zengin;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of bulk transfers as a strict bank would, by columns, knowing nothing of how it was
 * written. Fails with {@link AssertionError} on anything that is not as the format says.
 */
public final class StrictParser {
    private static final int RECORD = 120;
    private static final Charset SINGLE_BYTES = Charset.forName("windows-31j");
    private static final String NAME = "[ 0-9A-Z()\\-./ｱ-ﾝﾞﾟ]*";

    private final byte[] file;
    private final int ending;

    private StrictParser(byte[] file, boolean crlf) {
        this.file = file;
        this.ending = crlf ? 2 : 0;
    }

    public record Party(
            String bank,
            String bankName,
            String branch,
            String branchName,
            char type,
            String number) {}

    public record Head(String clientCode, String clientName, String monthDay, Party payer) {}

    public record Line(Party payee, String holder, long amount, long code1, long code2) {}

    public record Parsed(Head head, List<Line> lines, long total) {}

    public static Parsed parse(byte[] file, boolean crlf) {
        return new StrictParser(file, crlf).parse();
    }

    private Parsed parse() {
        int step = RECORD + ending;
        must(file.length % step == 0, "whole records");
        int records = file.length / step;
        must(records >= 4, "header, one transfer, trailer, end");
        for (int i = 0; i < records && ending > 0; i++) {
            must(file[i * step + RECORD] == 0x0D, "CR after record " + i);
            must(file[i * step + RECORD + 1] == 0x0A, "LF after record " + i);
        }
        Head head = head(record(0));
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < records - 2; i++) {
            lines.add(line(record(i)));
        }
        String trailer = record(records - 2);
        must(trailer.charAt(0) == '8', "trailer");
        must(number(trailer, 1, 6) == lines.size(), "count");
        long total = number(trailer, 7, 12);
        must(total == lines.stream().mapToLong(Line::amount).sum(), "total");
        blank(trailer, 19, 101);
        String end = record(records - 1);
        must(end.charAt(0) == '9', "end");
        blank(end, 1, 119);
        return new Parsed(head, lines, total);
    }

    private String record(int index) {
        int from = index * (RECORD + ending);
        for (int i = from; i < from + RECORD; i++) {
            int value = Byte.toUnsignedInt(file[i]);
            must(value >= 0x20 && value <= 0x7E || value >= 0xA1 && value <= 0xDF, "single bytes");
        }
        String text = new String(file, from, RECORD, SINGLE_BYTES);
        must(text.length() == RECORD, "one letter a byte");
        return text;
    }

    private static Head head(String record) {
        must(record.startsWith("1210"), "header of kind 21 in JIS");
        String monthDay = digits(record, 54, 4);
        must(monthDay.matches("(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"), "a date");
        blank(record, 103, 17);
        Party payer =
                new Party(
                        digits(record, 58, 4),
                        name(record, 62, 15),
                        digits(record, 77, 3),
                        name(record, 80, 15),
                        type(record, 95, "129"),
                        digits(record, 96, 7));
        return new Head(digits(record, 4, 10), name(record, 14, 40), monthDay, payer);
    }

    private static Line line(String record) {
        must(record.charAt(0) == '2', "data record");
        digits(record, 38, 4);
        must("012".indexOf(record.charAt(90)) >= 0, "new code");
        must(record.charAt(111) == '7', "by wire");
        must(record.charAt(112) == ' ', "customer codes, not a message");
        blank(record, 113, 7);
        long amount = number(record, 80, 10);
        must(amount > 0, "an amount");
        Party payee =
                new Party(
                        digits(record, 1, 4),
                        name(record, 5, 15),
                        digits(record, 20, 3),
                        name(record, 23, 15),
                        type(record, 42, "1249"),
                        digits(record, 43, 7));
        return new Line(
                payee,
                name(record, 50, 30),
                amount,
                number(record, 91, 10),
                number(record, 101, 10));
    }

    private static String name(String record, int from, int length) {
        String field = record.substring(from, from + length);
        must(field.matches(NAME), "permitted letters");
        must(!field.isBlank() && field.charAt(0) != ' ', "left-justified");
        must(field.charAt(0) != 'ﾞ' && field.charAt(0) != 'ﾟ', "a letter before its mark");
        return field.stripTrailing();
    }

    private static char type(String record, int at, String allowed) {
        must(allowed.indexOf(record.charAt(at)) >= 0, "type of account");
        return record.charAt(at);
    }

    private static long number(String record, int from, int length) {
        return Long.parseLong(digits(record, from, length));
    }

    private static String digits(String record, int from, int length) {
        String field = record.substring(from, from + length);
        must(field.matches("[0-9]+"), "digits at " + from);
        return field;
    }

    private static void blank(String record, int from, int length) {
        must(record.substring(from, from + length).isBlank(), "blanks at " + from);
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not as the format says: " + what);
        }
    }
}
