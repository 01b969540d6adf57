package jp.nagaokapay.ledger;

import jp.nagaokapay.ledger.campaign.CampaignNames;
import jp.nagaokapay.ledger.log.event.StoredNames;
import jp.nagaokapay.ledger.merchant.MerchantNames;
import jp.nagaokapay.ledger.partner.PartnerNames;
import jp.nagaokapay.ledger.settlement.SettlementNames;
import jp.nagaokapay.ledger.settlement.closing.ClosingNames;
import jp.nagaokapay.ledger.settlement.payout.PayoutNames;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletNames;

/**
 * The names of everything the log keeps, as each feature declares them. Add; never change or reuse.
 */
public final class EventCatalogue {
    public static final StoredNames NAMES =
            StoredNames.joined(
                    CampaignNames.STORED,
                    MerchantNames.STORED,
                    PartnerNames.STORED,
                    SettlementNames.STORED,
                    ClosingNames.STORED,
                    PayoutNames.STORED,
                    WalletNames.STORED,
                    new StoredNames()
                            .answer("points", Points.class)
                            .answer("count", Integer.class)
                            .answer("text", String.class));

    private EventCatalogue() {}
}
