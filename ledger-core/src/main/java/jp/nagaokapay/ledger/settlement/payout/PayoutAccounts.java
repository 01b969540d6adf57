package jp.nagaokapay.ledger.settlement.payout;

import java.util.Collection;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantId;

/** Where shops are paid to. */
public interface PayoutAccounts {
    /** The accounts of those that have one. */
    Map<MerchantId, Account> of(Collection<MerchantId> shops);

    /**
     * @param reference opaque; the account as it was registered stays under it
     * @param enteredBy who registered it, and so does not release payouts to it
     * @param bankExists whether there is still such a bank and branch
     */
    record Account(String reference, String enteredBy, boolean bankExists) {}
}
