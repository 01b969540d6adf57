package jp.nagaokapay.api.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.campaign.rules.PartnerCondition;
import jp.nagaokapay.ledger.campaign.rules.PointsExpiry;
import jp.nagaokapay.ledger.campaign.rules.PointsRule;
import jp.nagaokapay.ledger.campaign.rules.Reward;
import jp.nagaokapay.ledger.campaign.rules.Trigger;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Points;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The budget of the demo's partner for this fiscal year. It is no campaign that residents see. */
@OnlyInDemo
@Component
class DemoBudget {
    private static final Logger LOG = LoggerFactory.getLogger(DemoBudget.class);
    private static final PartnerId PARTNER = new PartnerId("partner:" + DemoClients.PARTNER);
    private static final Points BUDGET = Points.of(1_000_000);
    private static final Points MOST = Points.of(1_000);
    private static final int MONTHS = 6;
    private static final String WRITER = "demo-manager";
    private static final String APPROVER = "demo-council";

    private final Ledger ledger;
    private final Clock clock;

    DemoBudget(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Once drafted, it is left as it is, whatever became of it since. */
    void seed() {
        FiscalYear year = FiscalYear.of(BusinessDate.of(clock.instant()));
        CampaignId budget = new CampaignId("campaign:demo-wellness-" + year.year());
        try {
            ledger.send(new DraftCampaign(budget, rules(year), WRITER));
        } catch (Duplicate | Refused done) {
            LOG.debug("Left as it is: {}", done.getMessage());
            return;
        }
        ledger.send(new SubmitCampaign(budget, WRITER));
        ledger.send(new ApproveCampaign(budget, APPROVER));
    }

    private static CampaignRules rules(FiscalYear year) {
        LocalDate after = year.lastDay().plusDays(1);
        return new CampaignRules(
                "健康づくりポイント " + year.era() + "（デモ）",
                Trigger.EXTERNAL,
                BusinessDate.startOf(year.firstDay()),
                BusinessDate.startOf(after),
                BUDGET,
                List.of(new PartnerCondition.OfPartner(PARTNER)),
                new Reward.AsAsked(MOST),
                Caps.NONE,
                new PointsRule(new PointsExpiry.EndOfMonthAfter(MONTHS), null));
    }
}
