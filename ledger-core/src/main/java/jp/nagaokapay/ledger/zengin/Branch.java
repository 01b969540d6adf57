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

    /**
     * Whether accounts of a type can be here. ゆうちょ銀行 makes its branches' codes out of the accounts'
     * symbols (記号): those that begin with 1 are savings of people and become branches that end in
     * 8, those that begin with 0 are current accounts and become branches that end in 9. Other
     * banks keep every type anywhere.
     */
    boolean holds(AccountType type) {
        return !bank.isJapanPost()
                || switch (type) {
                    case ORDINARY, SAVINGS -> code.endsWith("8");
                    case CURRENT -> code.endsWith("9");
                    case OTHER -> false;
                };
    }
}
