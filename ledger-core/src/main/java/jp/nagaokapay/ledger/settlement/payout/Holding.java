package jp.nagaokapay.ledger.settlement.payout;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.Standing;
import jp.nagaokapay.ledger.message.Refused;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.Settlements.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what stands in a settlement's way. */
@Component
class Holding {
    private final MerchantDirectory directory;
    private final BankAccounts accounts;

    Holding(MerchantDirectory directory, BankAccounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    List<Checked> check(List<Found> due) {
        Map<MerchantId, BankAccount> known =
                accounts.currentOf(due.stream().map(Found::merchantId).distinct().toList());
        return due.stream().map(found -> check(found, known.get(found.merchantId()))).toList();
    }

    private Checked check(Found settlement, @Nullable BankAccount account) {
        return new Checked(settlement, account, reason(settlement.merchantId(), account));
    }

    /** A shop that has left is paid; a suspended one waits. */
    private @Nullable HoldReason reason(MerchantId shop, @Nullable BankAccount account) {
        if (directory
                .find(shop)
                .filter(entry -> entry.standing() == Standing.SUSPENDED)
                .isPresent()) {
            return HoldReason.SHOP_SUSPENDED;
        }
        if (account == null) {
            return HoldReason.NO_BANK_ACCOUNT;
        }
        return exists(account) ? null : HoldReason.BANK_UNKNOWN;
    }

    private static boolean exists(BankAccount account) {
        try {
            account.transferAccount();
            return true;
        } catch (Refused closed) {
            return false;
        }
    }

    /**
     * @param hold null when nothing stands in its way; then there is an account
     */
    record Checked(Found settlement, @Nullable BankAccount account, @Nullable HoldReason hold) {
        boolean isMadeBy(String person) {
            return settlement.makers().contains(person)
                    || (hold == null && account != null && account.enteredBy().equals(person));
        }
    }
}
