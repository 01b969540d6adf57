package jp.nagaokapay.api.office;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.nagaokapay.api.approval.Approval;
import jp.nagaokapay.api.approval.ApprovalKind;
import jp.nagaokapay.ledger.bank.BankAccounts;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ApproveMerchant;
import jp.nagaokapay.ledger.merchant.MerchantCommand.WithdrawMerchant;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantList;
import jp.nagaokapay.ledger.merchant.MerchantRule;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A shop comes into the program. Asked for by its registration; whoever entered its first bank
 * account had a part in it too. A shop that is rejected leaves the program.
 */
@Component
class ShopApproval implements ApprovalKind {
    private static final Logger LOG = LoggerFactory.getLogger(ShopApproval.class);

    private final Ledger ledger;
    private final BankAccounts accounts;
    private final KnownShop shops;
    private final MerchantList merchants;

    ShopApproval(Ledger ledger, BankAccounts accounts, KnownShop shops, MerchantList merchants) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.shops = shops;
        this.merchants = merchants;
    }

    @Override
    public String name() {
        return "SHOP_APPROVAL";
    }

    /** A registered shop waits until somebody decides. */
    @Override
    public boolean expires() {
        return false;
    }

    @Override
    public boolean isInvolved(Approval approval, String person) {
        return accounts.current(shop(approval))
                .filter(account -> account.enteredBy().equals(person))
                .isPresent();
    }

    @Override
    public Map<String, String> shown(Approval approval) {
        Map<String, String> shown = new HashMap<>(approval.detail());
        accounts.current(shop(approval))
                .ifPresent(account ->
                        shown.putAll(
                                AccountDetail.withHolder(account, accounts.othersPaidTo(account))));
        String alike =
                merchants.alike(shop(approval)).stream()
                        .map(shop -> shop.merchantId() + " " + shop.profile().name())
                        .collect(Collectors.joining(", "));
        if (!alike.isEmpty()) {
            shown.put("alike", alike);
        }
        return shown;
    }

    @Override
    public void requirePossible(Approval approval) {
        shops.require(shop(approval));
    }

    @Override
    public void carryOut(Approval approval) {
        try {
            ledger.send(new ApproveMerchant(shop(approval)));
        } catch (Refused refused) {
            if (refused.rule() != MerchantRule.MERCHANT_AWAITS_APPROVAL) {
                throw refused;
            } // else it was done before
        }
    }

    @Override
    public void drop(Approval approval) {
        try {
            ledger.send(new WithdrawMerchant(shop(approval)));
        } catch (Refused refused) {
            LOG.debug("{} has left already: {}", approval.subjectId(), refused.code());
        }
    }

    private static MerchantId shop(Approval approval) {
        return new MerchantId(approval.subjectId());
    }
}
