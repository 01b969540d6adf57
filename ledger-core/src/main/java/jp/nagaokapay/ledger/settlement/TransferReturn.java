package jp.nagaokapay.ledger.settlement;

/** Why a bank returns a transfer. */
public enum TransferReturn {
    /** 口座なし: no such account. */
    NO_SUCH_ACCOUNT,
    /** 受取人名相違: the holder is another. */
    NAME_DIFFERS,
    /** 口座解約: the account is closed. */
    ACCOUNT_CLOSED,
    /** 入金不可: the account takes no money. */
    ACCOUNT_BLOCKED,
    /** 依頼人の依頼: recalled (組戻し). */
    RECALLED,
    /** Any other reason of the bank. */
    OTHER;

    /** Whether the same account would send it back again. */
    public boolean isOfTheAccount() {
        return this != RECALLED && this != OTHER;
    }
}
