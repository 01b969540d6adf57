package jp.nagaokapay.ledger.zengin;

/**
 * Writes fields of fixed width, one byte a letter in JIS X 0201; each record must come out even.
 */
final class RecordWriter {
    private static final int HALF_WIDTH_FIRST = '｡';
    private static final int HALF_WIDTH_LAST = 'ﾟ';
    private static final int HALF_WIDTH_FIRST_BYTE = 0xA1;

    private final LineEnd lineEnd;
    private final byte[] bytes;
    private int at;
    private int recordBegan;

    RecordWriter(int count, LineEnd lineEnd) {
        this.lineEnd = lineEnd;
        this.bytes =
                new byte
                        [Math.multiplyExact(
                                count, ZenginFile.RECORD_BYTES + lineEnd.bytes().length())];
    }

    /** Left-justified, filled up with blanks. */
    RecordWriter text(String text, int width) {
        if (text.length() > width) {
            throw new IllegalStateException("wider than its field of " + width);
        }
        for (int i = 0; i < text.length(); i++) {
            letter(text.charAt(i));
        }
        return blank(width - text.length());
    }

    /** Right-justified, filled up with zeros. */
    RecordWriter number(long number, int width) {
        String digits = Long.toString(number);
        if (number < 0 || digits.length() > width) {
            throw new IllegalStateException("wider than its field of " + width);
        }
        return text("0".repeat(width - digits.length()) + digits, width);
    }

    RecordWriter blank(int width) {
        for (int i = 0; i < width; i++) {
            bytes[at++] = ' ';
        }
        return this;
    }

    RecordWriter letter(char letter) {
        boolean isHalfWidth = letter >= HALF_WIDTH_FIRST && letter <= HALF_WIDTH_LAST;
        if (!isHalfWidth && (letter < ' ' || letter > '~')) {
            throw new IllegalStateException("not a letter of JIS X 0201");
        }
        bytes[at++] =
                (byte) (isHalfWidth ? letter - HALF_WIDTH_FIRST + HALF_WIDTH_FIRST_BYTE : letter);
        return this;
    }

    void end() {
        if (at - recordBegan != ZenginFile.RECORD_BYTES) {
            throw new IllegalStateException("a record of " + (at - recordBegan) + " bytes");
        }
        for (char end : lineEnd.bytes().toCharArray()) {
            bytes[at++] = (byte) end;
        }
        recordBegan = at;
    }

    byte[] bytes() {
        if (at != bytes.length) {
            throw new IllegalStateException("fewer records than there should be");
        }
        return bytes;
    }
}
