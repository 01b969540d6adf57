package jp.nagaokapay.ledger.campaign.rules;

import static jp.nagaokapay.ledger.campaign.rules.RuleBounds.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;

/**
 * Upper bounds on what is earned; null is no cap. An occasion that would pass a cap earns what is
 * left under it. Days and months are those of the occasion.
 *
 * @param perPerson most points one person earns over the whole campaign
 * @param perTrigger most points one occasion earns
 * @param perDay most points one person earns in a day
 * @param perMonth most points one person earns in a calendar month
 * @param allPerDay most points everybody together earns in a day
 * @param allPerMonth most points everybody together earns in a calendar month
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caps(
        @Nullable Points perPerson,
        @Nullable Points perTrigger,
        @Nullable Points perDay,
        @Nullable Points perMonth,
        @Nullable Points allPerDay,
        @Nullable Points allPerMonth) {
    public static final Caps NONE = new Caps(null);

    public Caps {
        require(
                Stream.of(perPerson, perTrigger, perDay, perMonth, allPerDay, allPerMonth)
                        .noneMatch(cap -> cap != null && cap.isZero()),
                RulesFault.CAP);
    }

    public Caps(@Nullable Points perPerson) {
        this(perPerson, null, null, null, null, null);
    }

    /** How much of {@code wanted} a person may still earn. */
    public Points allow(Points wanted, Earned soFar) {
        Points allowed = perTrigger == null ? wanted : wanted.min(perTrigger);
        allowed = under(perPerson, soFar.inCampaign(), allowed);
        allowed = under(perMonth, soFar.inMonth(), allowed);
        return under(perDay, soFar.onDay(), allowed);
    }

    /** How much of {@code wanted} everybody together may still earn. */
    public Points allowAll(Points wanted, Points onDay, Points inMonth) {
        return under(allPerDay, onDay, under(allPerMonth, inMonth, wanted));
    }

    /** Whether what everybody earns has to be counted by day. */
    public boolean boundsAll() {
        return allPerDay != null || allPerMonth != null;
    }

    private static Points under(@Nullable Points cap, Points soFar, Points wanted) {
        if (cap == null) {
            return wanted;
        }
        return soFar.compareTo(cap) >= 0 ? Points.ZERO : wanted.min(cap.minus(soFar));
    }

    /**
     * What one person has earned in a campaign so far.
     *
     * @param inMonth in the month of the occasion
     * @param onDay on the day of the occasion
     */
    public record Earned(Points inCampaign, Points inMonth, Points onDay) {
        public static final Earned NOTHING = new Earned(Points.ZERO, Points.ZERO, Points.ZERO);
    }
}
