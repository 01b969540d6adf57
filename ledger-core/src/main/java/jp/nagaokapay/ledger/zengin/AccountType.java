package jp.nagaokapay.ledger.zengin;

/** The type of a bank account (預金種目). */
public enum AccountType {
    /** 普通 */
    ORDINARY('1'),
    /** 当座 */
    CURRENT('2'),
    /** 貯蓄 */
    SAVINGS('4'),
    /** その他 */
    OTHER('9');

    private final char digit;

    AccountType(char digit) {
        this.digit = digit;
    }

    /** What the file says for it. */
    public char digit() {
        return digit;
    }
}
