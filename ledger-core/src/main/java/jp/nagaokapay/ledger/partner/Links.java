package jp.nagaokapay.ledger.partner;

import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;

/** Asks links. Every acknowledged command shows in the answers, whichever node took it. */
public interface Links {
    Optional<Link> find(LinkId linkId);

    /**
     * The link over which this partner may act now.
     *
     * @throws Refused when it is unknown, another partner's, or ended
     */
    default Link require(LinkId linkId, PartnerId partnerId) {
        Link link =
                find(linkId)
                        .filter(found -> found.partnerId().equals(partnerId))
                        .orElseThrow(() -> new Refused(PartnerRule.LINK_IS_KNOWN));
        PartnerRule.LINK_IS_LIVE.require(link.live());
        return link;
    }
}
