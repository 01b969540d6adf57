package jp.nagaokapay.api.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.gateway.web.ProblemException;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.Caps;
import jp.nagaokapay.ledger.campaign.Condition;
import jp.nagaokapay.ledger.campaign.PointsRule;
import jp.nagaokapay.ledger.campaign.Reward;
import jp.nagaokapay.ledger.campaign.Trigger;
import jp.nagaokapay.ledger.money.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A campaign as its manager writes it.
 *
 * @param opensAt the first instant that earns
 * @param closesAt the first instant that no longer earns
 * @param budget points handed out at most
 * @param conditions all must hold; absent is none
 * @param caps absent is no cap
 */
record Draft(
        @NotBlank @Size(max = CampaignRules.NAME_CHARACTERS_MAX) String name,
        @NotNull Trigger trigger,
        @NotNull Instant opensAt,
        @NotNull Instant closesAt,
        @NotNull @Min(1) @Max(10_000_000_000L) Long budget,
        @Nullable @Size(max = CampaignRules.CONDITIONS_MAX) List<@NotNull Condition> conditions,
        @NotNull Reward reward,
        @Nullable Caps caps,
        @NotNull PointsRule points) {

    /** The rules; 400 where fields that are right alone do not fit together. */
    CampaignRules rules() {
        try {
            return new CampaignRules(
                    name,
                    trigger,
                    opensAt,
                    closesAt,
                    Points.of(budget),
                    conditions == null ? List.of() : conditions,
                    reward,
                    caps == null ? Caps.NONE : caps,
                    points);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "CAMPAIGN_RULES_INVALID")
                    .with(Map.of("reason", String.valueOf(e.getMessage())));
        }
    }
}
