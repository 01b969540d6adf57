package jp.nagaokapay.api.office;

import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.zengin.Transfer;

/** A bank account as somebody sees it who decides about it: the number is masked. */
final class AccountDetail {
    private AccountDetail() {}

    /** Nothing personal. */
    static Map<String, String> of(BankAccount account) {
        GivenAccount given = account.given();
        Map<String, String> detail = new HashMap<>();
        detail.put("bankCode", given.bankCode());
        detail.put("branchCode", given.branchCode());
        detail.put("accountType", given.accountType().name());
        detail.put("accountNumber", account.maskedNumber());
        account.branch()
                .ifPresent(branch -> {
                    detail.put("bankName", branch.bank().name());
                    detail.put("branchName", branch.name());
                });
        return detail;
    }

    static Map<String, String> withHolder(BankAccount account) {
        Map<String, String> detail = of(account);
        detail.put("holder", account.given().holder());
        detail.put("holderKana", account.holderKana().cut(Transfer.HOLDER_LETTERS).kana());
        return detail;
    }
}
