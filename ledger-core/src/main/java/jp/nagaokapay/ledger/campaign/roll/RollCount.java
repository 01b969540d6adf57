package jp.nagaokapay.ledger.campaign.roll;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.shared.money.Points;
import org.springframework.stereotype.Component;

/** Counts whom a mass grant would meet now, and what it would cost; writes nothing. */
@Component
public class RollCount {
    private final Roll roll;
    private final Clock clock;

    RollCount(Roll roll, Clock clock) {
        this.roll = roll;
        this.clock = clock;
    }

    /** As on the day on which it opens, or today where that is over. */
    public Result of(CampaignRules rules) {
        Instant now = clock.instant();
        Instant at = now.isAfter(rules.opensAt()) ? now : rules.opensAt();
        Roll.Extent extent = roll.extent();
        long people = 0;
        Points points = Points.ZERO;
        String after = Roll.FIRST;
        List<Roll.Entry> page;
        do {
            page = roll.page(after, extent.last());
            for (Roll.Entry entry : page) {
                Points worth = entry.worth(rules, at);
                if (!worth.isZero()) {
                    people++;
                    points = points.plus(worth);
                }
                after = entry.walletId().value();
            }
        } while (page.size() == Roll.PAGE);
        return new Result(people, points);
    }

    /**
     * @param points of all of them, whatever the budget
     */
    public record Result(long people, Points points) {}
}
