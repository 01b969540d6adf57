package jp.nagaokapay.ledger.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import jp.nagaokapay.ledger.money.Points;
import org.jspecify.annotations.Nullable;

/**
 * Upper bounds on what is earned. An occasion that would pass a cap earns what is left under it.
 *
 * @param perPerson most points one person earns over the whole campaign; null is no cap
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caps(@Nullable Points perPerson) {
    public static final Caps NONE = new Caps(null);

    public Caps {
        if (perPerson != null && perPerson.isZero()) {
            throw new IllegalArgumentException("a cap must be positive");
        }
    }

    /** How much of {@code wanted} a person may still earn who has {@code earned} so much. */
    public Points allow(Points wanted, Points earned) {
        if (perPerson == null) {
            return wanted;
        }
        return earned.compareTo(perPerson) >= 0 ? Points.ZERO : wanted.min(perPerson.minus(earned));
    }
}
