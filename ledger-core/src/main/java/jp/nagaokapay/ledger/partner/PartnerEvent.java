package jp.nagaokapay.ledger.partner;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.WalletId;

/** Everything that can happen between a partner and a holder. */
public sealed interface PartnerEvent extends LedgerEvent {
    LinkId linkId();

    /** The holder's link code was redeemed by the partner. */
    record PartnerLinked(LinkId linkId, Instant occurredAt, PartnerId partnerId, WalletId walletId)
            implements PartnerEvent {}

    /** The holder took the consent back; nothing comes over this link any more. */
    record PartnerUnlinked(
            LinkId linkId, Instant occurredAt, PartnerId partnerId, WalletId walletId)
            implements PartnerEvent {}

    /**
     * The holder did something outside that may earn points.
     *
     * @param occurredAt when it was done, as the partner says
     * @param activityId the partner's own name for it, unique with this partner
     * @param kind what was done, e.g. {@code STEPS}
     * @param quantity how much of it
     */
    record ActivityReported(
            LinkId linkId,
            Instant occurredAt,
            PartnerId partnerId,
            WalletId walletId,
            String activityId,
            String kind,
            long quantity)
            implements PartnerEvent {}
}
