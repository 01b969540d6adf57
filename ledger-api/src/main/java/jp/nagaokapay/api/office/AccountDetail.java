package jp.nagaokapay.api.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.GivenAccount;
import jp.nagaokapay.ledger.merchant.MerchantId;
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

    /**
     * @param others that are paid to the same account: perhaps one owner's, perhaps one shop twice
     */
    static Map<String, String> withHolder(BankAccount account, List<MerchantId> others) {
        Map<String, String> detail = of(account);
        if (!others.isEmpty()) {
            detail.put(
                    "sameAccount",
                    others.stream().map(MerchantId::value).collect(Collectors.joining(", ")));
        }
        detail.put("holder", account.given().holder());
        detail.put("holderKana", account.holderKana().cut(Transfer.HOLDER_LETTERS).kana());
        return detail;
    }
}
