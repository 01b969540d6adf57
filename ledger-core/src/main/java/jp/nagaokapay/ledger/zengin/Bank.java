package jp.nagaokapay.ledger.zengin;

/**
 * A bank, credit union or cooperative.
 *
 * @param code four digits
 * @param name without 銀行, e.g. {@code 第四北越}
 * @param kana full-width
 */
public record Bank(String code, String name, String kana) {
    private static final String JAPAN_POST = "9900";

    /** ゆうちょ銀行, whose accounts have rules of their own. */
    public boolean isJapanPost() {
        return code.equals(JAPAN_POST);
    }

    /** The name as a bank file has it. */
    public TransferName transferName() {
        return TransferName.of(kana);
    }
}
