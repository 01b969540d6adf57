package jp.nagaokapay.ledger.store;

import jp.nagaokapay.ledger.campaign.CampaignEvent;
import jp.nagaokapay.ledger.campaign.CampaignReceipt;
import jp.nagaokapay.ledger.campaign.IncentiveReceipt;
import jp.nagaokapay.ledger.campaign.ParticipationEvent;
import jp.nagaokapay.ledger.merchant.MerchantEvent;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.message.LedgerEvent;
import jp.nagaokapay.ledger.money.Points;
import jp.nagaokapay.ledger.partner.PartnerEvent;
import jp.nagaokapay.ledger.settlement.ClosingEvent;
import jp.nagaokapay.ledger.settlement.ClosingId;
import jp.nagaokapay.ledger.settlement.PayoutEvent;
import jp.nagaokapay.ledger.settlement.PayoutId;
import jp.nagaokapay.ledger.settlement.SettlementEvent;
import jp.nagaokapay.ledger.settlement.SettlementReceipt;
import jp.nagaokapay.ledger.wallet.ChargeReceipt;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.RefundReceipt;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;

/** The frozen names of everything that is stored. Add; never change or reuse. */
public final class EventNames {
    static final StoredNames EVENTS =
            new StoredNames()
                    .add("wallet.opened", WalletEvent.WalletOpened.class)
                    .add("wallet.residency-changed", WalletEvent.ResidencyChanged.class)
                    .add("wallet.charge-requested", WalletEvent.ChargeRequested.class)
                    .add("wallet.charged", WalletEvent.WalletCharged.class)
                    .add("wallet.charge-failed", WalletEvent.ChargeFailed.class)
                    .add("wallet.charge-reversed", WalletEvent.ChargeReversed.class)
                    .add("wallet.points-granted", WalletEvent.PointsGranted.class)
                    .add("wallet.points-taken-back", WalletEvent.PointsTakenBack.class)
                    .add("wallet.payment-authorized", WalletEvent.PaymentAuthorized.class)
                    .add("wallet.payment-captured", WalletEvent.PaymentCaptured.class)
                    .add("wallet.payment-made", WalletEvent.PaymentMade.class)
                    .add("wallet.payment-voided", WalletEvent.PaymentVoided.class)
                    .add("wallet.hold-expired", WalletEvent.HoldExpired.class)
                    .add("wallet.payment-refunded", WalletEvent.PaymentRefunded.class)
                    .add("wallet.lot-expired", WalletEvent.LotExpired.class)
                    .add("wallet.suspended", WalletEvent.WalletSuspended.class)
                    .add("wallet.resumed", WalletEvent.WalletResumed.class)
                    .add("wallet.closed", WalletEvent.WalletClosed.class)
                    .add("merchant.registered", MerchantEvent.MerchantRegistered.class)
                    .add("merchant.approved", MerchantEvent.MerchantApproved.class)
                    .add("merchant.terminal-enrolled", MerchantEvent.TerminalEnrolled.class)
                    .add("merchant.terminal-limited", MerchantEvent.TerminalLimited.class)
                    .add("merchant.terminal-revoked", MerchantEvent.TerminalRevoked.class)
                    .add("merchant.suspended", MerchantEvent.MerchantSuspended.class)
                    .add("merchant.resumed", MerchantEvent.MerchantResumed.class)
                    .add("merchant.withdrawn", MerchantEvent.MerchantWithdrawn.class)
                    .add("merchant.payment-id-closed", MerchantEvent.PaymentIdClosed.class)
                    .add("merchant.receivable-credited", MerchantEvent.ReceivableCredited.class)
                    .add("merchant.receivable-closed", MerchantEvent.ReceivableClosed.class)
                    .add("campaign.drafted", CampaignEvent.CampaignDrafted.class)
                    .add("campaign.revised", CampaignEvent.CampaignRevised.class)
                    .add("campaign.submitted", CampaignEvent.CampaignSubmitted.class)
                    .add("campaign.rejected", CampaignEvent.CampaignRejected.class)
                    .add("campaign.approved", CampaignEvent.CampaignApproved.class)
                    .add("campaign.paused", CampaignEvent.CampaignPaused.class)
                    .add("campaign.resumed", CampaignEvent.CampaignResumed.class)
                    .add("campaign.ended", CampaignEvent.CampaignEnded.class)
                    .add("campaign.budget-allocated", CampaignEvent.BudgetAllocated.class)
                    .add("campaign.allocation-returned", CampaignEvent.AllocationReturned.class)
                    .add("campaign.version-drafted", CampaignEvent.VersionDrafted.class)
                    .add("campaign.version-submitted", CampaignEvent.VersionSubmitted.class)
                    .add("campaign.version-rejected", CampaignEvent.VersionRejected.class)
                    .add("campaign.version-approved", CampaignEvent.VersionApproved.class)
                    .add("campaign.budget-level-reached", CampaignEvent.BudgetLevelReached.class)
                    .add("campaign.grants-released", CampaignEvent.GrantsReleased.class)
                    .add("campaign.allocation-recovered", CampaignEvent.AllocationRecovered.class)
                    .add("campaign.seed-revealed", CampaignEvent.SeedRevealed.class)
                    .add(
                            "participation.incentive-lowered",
                            ParticipationEvent.IncentiveLowered.class)
                    .add("partner.linked", PartnerEvent.PartnerLinked.class)
                    .add("partner.unlinked", PartnerEvent.PartnerUnlinked.class)
                    .add("partner.activity-reported", PartnerEvent.ActivityReported.class)
                    .add(
                            "participation.incentive-claimed",
                            ParticipationEvent.IncentiveClaimed.class)
                    .add("participation.incentive-earned", ParticipationEvent.IncentiveEarned.class)
                    .add(
                            "participation.incentive-given-back",
                            ParticipationEvent.IncentiveGivenBack.class)
                    .add("closing.begun", ClosingEvent.ClosingBegun.class)
                    .add("closing.completed", ClosingEvent.ClosingCompleted.class)
                    .add("settlement.opened", SettlementEvent.SettlementOpened.class)
                    .add("settlement.held", SettlementEvent.SettlementHeld.class)
                    .add("settlement.released", SettlementEvent.SettlementReleased.class)
                    .add("settlement.transfer-done", SettlementEvent.TransferDone.class)
                    .add("settlement.transfer-returned", SettlementEvent.TransferReturned.class)
                    .add("settlement.corrected", SettlementEvent.SettlementCorrected.class)
                    .add("payout.released", PayoutEvent.PayoutReleased.class)
                    .add("payout.fixed", PayoutEvent.PayoutFixed.class);

    /** Answers recorded beside the events, so that a retry gets the same again. */
    static final StoredNames ANSWERS =
            new StoredNames()
                    .add("wallet-id", WalletId.class)
                    .add("grant-id", GrantId.class)
                    .add("payment-id", PaymentId.class)
                    .add("charge-receipt", ChargeReceipt.class)
                    .add("payment-receipt", PaymentReceipt.class)
                    .add("refund-receipt", RefundReceipt.class)
                    .add("payment", Payment.class)
                    .add("merchant-id", MerchantId.class)
                    .add("terminal-id", TerminalId.class)
                    .add("campaign-receipt", CampaignReceipt.class)
                    .add("incentive-receipt", IncentiveReceipt.class)
                    .add("settlement-receipt", SettlementReceipt.class)
                    .add("closing-id", ClosingId.class)
                    .add("payout-id", PayoutId.class)
                    .add("points", Points.class)
                    .add("count", Integer.class)
                    .add("text", String.class);

    private EventNames() {}

    /** The name under which the log holds events such as this one. */
    public static String nameOf(LedgerEvent event) {
        return EVENTS.require(event.getClass()).name();
    }
}
