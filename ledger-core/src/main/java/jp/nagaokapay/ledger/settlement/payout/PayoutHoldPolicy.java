package jp.nagaokapay.ledger.settlement.payout;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import jp.nagaokapay.ledger.bank.BankAccount;
import jp.nagaokapay.ledger.bank.BankAccountId;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantList.Listed;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.settlement.HoldReason;
import jp.nagaokapay.ledger.settlement.SettlementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides which settlements a payout leaves out, and why. */
@Component
class PayoutHoldPolicy {
    private final MerchantList merchants;
    private final BankAccounts accounts;

    PayoutHoldPolicy(MerchantList merchants, BankAccounts accounts) {
        this.merchants = merchants;
        this.accounts = accounts;
    }

    /**
     * As the list of shops and the register of accounts have it now: nothing that is remembered, as
     * a payment may go by, is good enough for a transfer.
     *
     * @param by who would release; null for anybody who has made no part of it
     */
    List<Checked> check(List<SettlementView> due, @Nullable String by) {
        List<MerchantId> shops = due.stream().map(SettlementView::merchantId).distinct().toList();
        Map<MerchantId, Listed> listed = merchants.find(shops);
        Map<MerchantId, BankAccount> known = accounts.currentOf(shops);
        return due.stream()
                .map(found -> {
                    MerchantId shop = found.merchantId();
                    BankAccount account = known.get(shop);
                    return new Checked(
                            found, account, reason(found, listed.get(shop), account, by));
                })
                .toList();
    }

    /** A shop that has left is paid; a suspended one waits. */
    private static @Nullable HoldReason reason(
            SettlementView settlement,
            @Nullable Listed shop,
            @Nullable BankAccount account,
            @Nullable String by) {
        if (shop != null && shop.status() == MerchantStatus.SUSPENDED) {
            return HoldReason.SHOP_SUSPENDED;
        }
        if (account == null) {
            return HoldReason.NO_BANK_ACCOUNT;
        }
        if (!account.exists()) {
            return HoldReason.BANK_UNKNOWN;
        }
        return by != null && (settlement.makers().contains(by) || account.enteredBy().equals(by))
                ? HoldReason.FOUR_EYES
                : null;
    }

    /**
     * @param hold null when nothing stands in its way; then there is an account
     */
    record Checked(
            SettlementView settlement, @Nullable BankAccount account, @Nullable HoldReason hold) {
        boolean isPayable() {
            return hold == null;
        }

        /** The account of something payable. */
        BankAccountId accountId() {
            return requireNonNull(account).id();
        }
    }
}
