package jp.nagaokapay.ledger.shared.message;

/** The rules that hold for every command. */
public enum LedgerRule implements Rule {
    /** What a command is for exists; where callers can name it, its own rule says so. */
    TARGET_IS_KNOWN("NOT_FOUND");

    private final String code;

    LedgerRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean kept() {
        return false;
    }
}
