package jp.nagaokapay.api.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.Condition;
import jp.nagaokapay.ledger.campaign.rules.PersonCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.RulesRefused;
import jp.nagaokapay.ledger.campaign.rules.Stacking;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.card.CardNumber;
import jp.nagaokapay.ledger.card.Cards;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.web.problem.ProblemException;
import jp.nagaokapay.web.problem.ProblemException.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its manager writes it.
 *
 * @param opensAt the first instant that earns
 * @param closesAt the first instant that no longer earns
 * @param budget points handed out at most
 * @param conditions all must hold; absent is none
 * @param reward a lottery's commitment is the ledger's own, whatever stands there
 * @param caps absent is no cap
 * @param stacking absent is beside all other campaigns
 * @param cards numbers of printed cards whose wallets are added to the list of a mass grant
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
        @NotNull PointsRule points,
        @Nullable Stacking stacking,
        @Nullable @Size(max = PersonCondition.Wallets.MOST) List<@NotNull @Pattern(regexp = "[0-9]{16}") String> cards) {

    static Draft of(CampaignRules rules) {
        return new Draft(
                rules.name(),
                rules.trigger(),
                rules.opensAt(),
                rules.closesAt(),
                rules.budget().amount(),
                rules.conditions(),
                rules.reward(),
                rules.caps(),
                rules.points(),
                rules.stacking(),
                null);
    }

    /** The rules; 400 where something in them is missing, or right alone but not together. */
    CampaignRules rules(Cards known) {
        List<FieldProblem> missing =
                Stream.of(
                                Missing.in("conditions", conditions),
                                Missing.in("points", points),
                                Missing.in("reward", reward),
                                Missing.in("stacking", stacking))
                        .flatMap(each -> each)
                        .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing);
        }
        try {
            return new CampaignRules(
                    name,
                    trigger,
                    opensAt,
                    closesAt,
                    Points.of(budget),
                    listing(conditions == null ? List.of() : conditions, known),
                    reward,
                    caps == null ? Caps.NONE : caps,
                    points,
                    stacking);
        } catch (RulesRefused refused) {
            throw RulesProblems.invalid(refused);
        }
    }

    /** With the wallets of the cards in the list of wallets. */
    private List<Condition> listing(List<Condition> written, Cards known) {
        if (cards == null || cards.isEmpty()) {
            return written;
        }
        List<CardNumber> numbers = cards.stream().map(Draft::number).toList();
        Map<CardNumber, WalletId> wallets = known.walletsOf(numbers);
        if (!wallets.keySet().containsAll(numbers)) {
            throw ProblemException.invalid("cards", "NOT_KNOWN");
        }
        List<WalletId> listed = new ArrayList<>(wallets.values());
        List<Condition> others = new ArrayList<>();
        for (Condition one : written) {
            if (one instanceof PersonCondition.Wallets list) {
                listed.addAll(list.wallets());
            } else {
                others.add(one);
            }
        }
        others.add(new PersonCondition.Wallets(listed));
        return others;
    }

    private static CardNumber number(String digits) {
        try {
            return new CardNumber(digits);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cards", "NOT_KNOWN");
        }
    }
}
