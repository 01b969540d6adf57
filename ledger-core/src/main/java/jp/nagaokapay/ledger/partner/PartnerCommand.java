package jp.nagaokapay.ledger.partner;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.message.LedgerCommand;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of a link. Answers the link's id. */
public sealed interface PartnerCommand extends LedgerCommand<LinkId> {
    @TargetAggregateIdentifier
    LinkId linkId();

    /**
     * Links a wallet to a partner, by the holder's consent.
     *
     * @param ordinal which link of the two it is, from 1. Of links asked for at once, whichever
     *     way, the log keeps one of each ordinal
     */
    record RedeemLink(LinkId linkId, PartnerId partnerId, WalletId walletId, int ordinal)
            implements PartnerCommand {
        @Override
        public String businessKey() {
            return key(partnerId, walletId, ordinal);
        }

        public static String key(PartnerId partnerId, WalletId walletId, int ordinal) {
            return "link:" + partnerId + ':' + walletId + ':' + ordinal;
        }
    }

    /** The holder takes the consent back; no event when it is taken back already. */
    record EndLink(LinkId linkId, WalletId walletId) implements PartnerCommand {}

    /**
     * @param activityId the partner's own name for it, unique with this partner
     * @param quantity 0 or more
     * @param at when it was done, as the partner says
     */
    record ReportActivity(
            LinkId linkId,
            PartnerId partnerId,
            String activityId,
            String kind,
            long quantity,
            Instant at)
            implements PartnerCommand {
        @Override
        public String businessKey() {
            return key(partnerId, activityId);
        }

        public static String key(PartnerId partnerId, String activityId) {
            return "activity:" + partnerId + ':' + activityId;
        }
    }
}
