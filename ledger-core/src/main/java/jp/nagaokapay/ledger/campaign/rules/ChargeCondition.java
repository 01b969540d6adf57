package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.some;

import java.util.List;
import java.util.Set;
import jp.nagaokapay.ledger.wallet.Channel;

/** Of how money was charged. */
public sealed interface ChargeCondition extends Condition.OfOccasion {
    @Override
    default Set<Trigger> triggers() {
        return Trigger.OF_CHARGES;
    }

    record Channels(List<Channel> channels) implements ChargeCondition {
        public Channels {
            channels = some(channels);
        }

        @Override
        public boolean holdsFor(Occasion occasion) {
            return occasion.channel() != null && channels.contains(occasion.channel());
        }
    }
}
