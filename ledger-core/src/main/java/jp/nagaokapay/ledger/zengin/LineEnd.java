package jp.nagaokapay.ledger.zengin;

/** What follows each record, the last one too. */
public enum LineEnd {
    NONE(""),
    CRLF("\r\n");

    private final String bytes;

    LineEnd(String bytes) {
        this.bytes = bytes;
    }

    String bytes() {
        return bytes;
    }
}
