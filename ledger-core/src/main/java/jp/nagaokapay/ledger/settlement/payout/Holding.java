package jp.nagaokapay.ledger.settlement.payout;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.Standing;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.Settlements.Found;
import jp.nagaokapay.ledger.settlement.payout.PayoutAccounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what stands in a settlement's way. */
@Component
class Holding {
    private final MerchantDirectory directory;
    private final PayoutAccounts accounts;

    Holding(MerchantDirectory directory, PayoutAccounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    List<Checked> check(List<Found> due) {
        Map<MerchantId, Account> known =
                accounts.of(due.stream().map(Found::merchantId).distinct().toList());
        return due.stream().map(found -> check(found, known.get(found.merchantId()))).toList();
    }

    private Checked check(Found settlement, @Nullable Account account) {
        return new Checked(settlement, account, reason(settlement.merchantId(), account));
    }

    /** A shop that has left is paid; a suspended one waits. */
    private @Nullable HoldReason reason(MerchantId shop, @Nullable Account account) {
        if (directory
                .find(shop)
                .filter(entry -> entry.standing() == Standing.SUSPENDED)
                .isPresent()) {
            return HoldReason.SHOP_SUSPENDED;
        }
        if (account == null) {
            return HoldReason.NO_BANK_ACCOUNT;
        }
        return account.bankExists() ? null : HoldReason.BANK_UNKNOWN;
    }

    /**
     * @param hold null when nothing stands in its way; then there is an account
     */
    record Checked(Found settlement, @Nullable Account account, @Nullable HoldReason hold) {
        boolean isMadeBy(String person) {
            return settlement.makers().contains(person)
                    || (hold == null && account != null && account.enteredBy().equals(person));
        }
    }
}
