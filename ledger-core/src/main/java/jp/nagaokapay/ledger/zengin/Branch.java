package jp.nagaokapay.ledger.zengin;

/**
 * A branch of a bank.
 *
 * @param code three digits
 * @param name without 支店, e.g. {@code 長岡西}
 * @param kana full-width
 */
public record Branch(Bank bank, String code, String name, String kana) {
    /** The name as a bank file has it. */
    public TransferName transferName() {
        return TransferName.of(kana);
    }
}
