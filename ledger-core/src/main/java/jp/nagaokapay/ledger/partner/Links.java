package jp.nagaokapay.ledger.partner;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import jp.nagaokapay.ledger.shared.message.Refused;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/**
 * Answers from the log itself, so that every acknowledged command shows, whichever node took it. A
 * link's stream is short, or begins with a snapshot.
 */
@Component
public final class Links {
    private final EventStore events;

    Links(EventStore events) {
        this.events = events;
    }

    public Optional<Link> find(LinkId linkId) {
        LinkState state = LinkState.EMPTY;
        DomainEventStream stream = events.readEvents(linkId.value());
        while (stream.hasNext()) {
            state =
                    switch (stream.next().getPayload()) {
                        case PartnerEvent event -> state.evolve(event);
                        case PartnerLink snapshot -> snapshot.state();
                        default -> throw new IllegalStateException("not a link: " + linkId);
                    };
        }
        return state.partnerId() == null
                ? Optional.empty()
                : Optional.of(
                        new Link(
                                linkId,
                                state.partnerId(),
                                requireNonNull(state.walletId()),
                                !state.ended()));
    }

    /**
     * The link over which this partner may act now.
     *
     * @throws Refused when it is unknown, another partner's, or ended
     */
    public Link require(LinkId linkId, PartnerId partnerId) {
        Link link =
                find(linkId)
                        .filter(found -> found.partnerId().equals(partnerId))
                        .orElseThrow(() -> new Refused(PartnerRule.LINK_IS_KNOWN));
        PartnerRule.LINK_IS_LIVE.require(link.live());
        return link;
    }
}
