package jp.nagaokapay.ledger.partner.aggregate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import jp.nagaokapay.ledger.partner.Link;
import jp.nagaokapay.ledger.partner.LinkId;
import jp.nagaokapay.ledger.partner.Links;
import jp.nagaokapay.ledger.partner.PartnerEvent;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Answers from the log itself; a link's stream is short, or begins with a snapshot. */
@Component
class LinkReader implements Links {
    private final EventStore events;

    LinkReader(EventStore events) {
        this.events = events;
    }

    @Override
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
}
