package jp.nagaokapay.api.simulation.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.ledger.campaign.Basis;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.CampaignRules;
import jp.nagaokapay.ledger.campaign.Caps;
import jp.nagaokapay.ledger.money.Points;

/** What the planned charges earn by the campaigns' own rules. */
final class Campaigners {
    private final Map<CampaignId, CampaignRules> drafted = new HashMap<>();
    private final Map<CampaignId, CampaignRules> approved = new HashMap<>();
    private final Map<CampaignId, Points> granted = new HashMap<>();
    private final Map<String, Points> earned = new HashMap<>();

    void take(CampaignCommand<?> command) {
        CampaignId id = command.campaignId();
        switch (command) {
            case DraftCampaign draft -> drafted.put(id, draft.rules());
            case SubmitCampaign _ -> assertThat(drafted).containsKey(id);
            case ApproveCampaign _ -> approved.put(id, requireNonNull(drafted.get(id)));
            case EndCampaign _ -> assertThat(approved.remove(id)).isNotNull();
            default -> throw new AssertionError("not for the planner to send: " + command);
        }
    }

    /** A budget is never used up, for its last points would go to whoever is first in the log. */
    void earn(Step.Charge charge, Instant at) {
        if (charge.declined()) {
            return;
        }
        Basis basis = Basis.ofMoney(charge.amount());
        approved.forEach((id, rules) -> {
            String person = id.value() + charge.walletId();
            Points before = earned.getOrDefault(person, Points.ZERO);
            Points worth = rules.openAt(at) ? rules.worth(basis, 0) : Points.ZERO;
            Points points =
                    rules.caps().allow(worth, new Caps.Earned(before, Points.ZERO, Points.ZERO));
            earned.put(person, before.plus(points));
            assertThat(granted.merge(id, points, Points::plus)).isLessThan(rules.budget());
        });
    }
}
