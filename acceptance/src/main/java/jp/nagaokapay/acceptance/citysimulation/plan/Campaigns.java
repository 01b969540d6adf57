package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.rules.Occasion;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * The planner's own model of the campaigns: by the ledger's own rules, with its own computation of
 * caps, budgets and lots. Points for what happens at a moment, and those taken back because of it,
 * move after all of its steps and before the next moment.
 *
 * <p>When something might earn the last of a budget, nothing more that could earn in the campaign
 * happens at that moment, and the manager ends the campaign at the next: who gets the last points
 * must not depend on who is a millisecond earlier.
 */
final class Campaigns {
    private static final String MANAGER = "staff:campaign-manager";
    private static final String COUNCIL = "staff:council";

    private final List<PlannedCampaign> all;
    private final List<CampaignRun> runs = new ArrayList<>();
    private final Map<FiscalYear, Long> granted = new HashMap<>();
    private long newPoints;

    Campaigns(List<PlannedCampaign> all) {
        this.all = all;
    }

    void plan(MomentBuilder moment) {
        for (PlannedCampaign campaign : all) {
            if (campaign.draftedOn().equals(moment.date())) {
                prepare(moment, campaign);
            }
        }
        for (CampaignRun run : runs) {
            if (run.begin(moment)) {
                send(moment, new EndCampaign(run.campaign.campaignId(), MANAGER));
            }
            if (moment.isMorning()) {
                count(moment.date(), run.release(moment.date()));
            }
        }
    }

    /** Whether all of this may happen at this moment. */
    boolean admit(List<Occasion> occasions) {
        boolean admitted = true;
        for (CampaignRun run : runs) {
            for (Occasion occasion : occasions) {
                admitted &= run.admits(occasion);
            }
        }
        return admitted;
    }

    /** Notes that this, admitted, may happen before long. */
    void expect(Occasion occasion) {
        runs.forEach(run -> run.reserve(occasion));
    }

    /** Lets what happened earn. */
    void earn(MomentBuilder moment, PlannedWallet wallet, List<Occasion> occasions) {
        for (Occasion occasion : occasions) {
            countAll(moment, run -> run.earn(wallet, occasion, moment.date()));
        }
    }

    /** Counts the points that were owed and went with value that came back at this moment. */
    void settle(MomentBuilder moment) {
        countAll(moment, run -> -run.cameLate());
    }

    /** Takes back what a payment earned, as far as it is refunded and the points are there. */
    void refund(MomentBuilder moment, String paymentId, Yen amount, Yen paid) {
        countAll(moment, run -> -run.refunded(paymentId, amount, paid, moment.date()));
    }

    void reverse(MomentBuilder moment, String chargeId, Yen amount) {
        countAll(moment, run -> -run.reversed(chargeId, amount, moment.date()));
    }

    /** Points that arrived since this was last asked, less those taken back. */
    long newPoints() {
        long since = newPoints;
        newPoints = 0;
        return since;
    }

    /** Points that arrived in a year, less those taken back in it. */
    long granted(FiscalYear year) {
        return granted.getOrDefault(year, 0L);
    }

    private void countAll(MomentBuilder moment, ToLongFunction<CampaignRun> points) {
        count(moment.date(), runs.stream().mapToLong(points).sum());
    }

    private void count(LocalDate date, long points) {
        granted.merge(FiscalYear.of(date), points, Long::sum);
        newPoints += points;
    }

    private void prepare(MomentBuilder moment, PlannedCampaign campaign) {
        CampaignId id = campaign.campaignId();
        switch (moment.slot()) {
            case MORNING -> send(moment, new DraftCampaign(id, campaign.rules(), MANAGER));
            case NOON -> send(moment, new SubmitCampaign(id, MANAGER));
            case EVENING -> {
                send(moment, new ApproveCampaign(id, COUNCIL));
                runs.add(new CampaignRun(campaign));
            }
            case AFTER_NOON -> {}
        }
    }

    private static void send(MomentBuilder moment, CampaignCommand<?> command) {
        moment.send(command.campaignId().value(), command);
    }
}
