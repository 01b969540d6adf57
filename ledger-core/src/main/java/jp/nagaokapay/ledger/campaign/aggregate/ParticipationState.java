package jp.nagaokapay.ledger.campaign.aggregate;

import jp.nagaokapay.ledger.campaign.ParticipationEvent;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveEarned;
import jp.nagaokapay.ledger.campaign.ParticipationEvent.IncentiveGivenBack;
import jp.nagaokapay.ledger.money.Points;

/**
 * What a participation has to remember.
 *
 * @param earned points earned in the campaign and not given back
 */
record ParticipationState(Points earned) {
    static final ParticipationState EMPTY = new ParticipationState(Points.ZERO);

    ParticipationState evolve(ParticipationEvent event) {
        return switch (event) {
            case IncentiveEarned e -> new ParticipationState(e.earned());
            case IncentiveGivenBack e -> new ParticipationState(e.earned());
        };
    }
}
