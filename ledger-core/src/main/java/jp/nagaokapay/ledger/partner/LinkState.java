package jp.nagaokapay.ledger.partner;

import static java.util.Objects.requireNonNull;
import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_IS_KNOWN;
import static jp.nagaokapay.ledger.partner.PartnerRule.LINK_IS_LIVE;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import jp.nagaokapay.ledger.partner.PartnerCommand.EndLink;
import jp.nagaokapay.ledger.partner.PartnerCommand.ReportActivity;
import jp.nagaokapay.ledger.partner.PartnerEvent.ActivityReported;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerLinked;
import jp.nagaokapay.ledger.partner.PartnerEvent.PartnerUnlinked;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What a link has to remember. That an activity counts once is kept by the log's keys, so the state
 * does not grow with the activities.
 *
 * @param partnerId null until linked
 * @param walletId null until linked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinkState(@Nullable PartnerId partnerId, @Nullable WalletId walletId, boolean ended) {
    static final LinkState EMPTY = new LinkState(null, null, false);

    /** The end of the link; null when it has ended already. */
    @Nullable PartnerUnlinked decide(EndLink command, Instant now) {
        LINK_IS_KNOWN.require(command.walletId().equals(walletId));
        return ended
                ? null
                : new PartnerUnlinked(
                        command.linkId(), now, requireNonNull(partnerId), command.walletId());
    }

    ActivityReported decide(ReportActivity command) {
        LINK_IS_KNOWN.require(command.partnerId().equals(partnerId));
        LINK_IS_LIVE.require(!ended);
        return new ActivityReported(
                command.linkId(),
                command.at(),
                command.partnerId(),
                requireNonNull(walletId),
                command.activityId(),
                command.kind(),
                command.quantity());
    }

    LinkState evolve(PartnerEvent event) {
        return switch (event) {
            case PartnerLinked e -> new LinkState(e.partnerId(), e.walletId(), false);
            case PartnerUnlinked _ -> new LinkState(partnerId, walletId, true);
            case ActivityReported _ -> this;
        };
    }
}
