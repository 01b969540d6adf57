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
 * The campaigns as the planner follows them: by the ledger's own rules, with its own reckoning of
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
    private final List<Run> runs = new ArrayList<>();
    private final Map<FiscalYear, Long> granted = new HashMap<>();
    private long news;

    Campaigns(List<PlannedCampaign> all) {
        this.all = all;
    }

    void plan(Now now) {
        for (PlannedCampaign campaign : all) {
            if (campaign.draftedOn().equals(now.date())) {
                prepare(now, campaign);
            }
        }
        for (Run run : runs) {
            if (run.begin(now)) {
                send(now, new EndCampaign(run.campaign.campaignId(), MANAGER));
            }
            if (now.isMorning()) {
                count(now.date(), run.release(now.date()));
            }
        }
    }

    /** Whether all of this may happen at this moment. */
    boolean admit(List<Occasion> occasions) {
        boolean admitted = true;
        for (Run run : runs) {
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
    void earn(Now now, Purse purse, List<Occasion> occasions) {
        for (Occasion occasion : occasions) {
            countAll(now, run -> run.earn(purse, occasion, now.date()));
        }
    }

    /** Counts the points that were owed and went with value that came back at this moment. */
    void settle(Now now) {
        countAll(now, run -> -run.cameLate());
    }

    /** Takes back what a payment earned, as far as it is refunded and the points are there. */
    void refund(Now now, String paymentId, Yen amount, Yen paid) {
        countAll(now, run -> -run.refunded(paymentId, amount, paid, now.date()));
    }

    void reverse(Now now, String chargeId, Yen amount) {
        countAll(now, run -> -run.reversed(chargeId, amount, now.date()));
    }

    /** Points that arrived since this was last asked, less those taken back. */
    long news() {
        long since = news;
        news = 0;
        return since;
    }

    /** Points that arrived in a year, less those taken back in it. */
    long granted(FiscalYear year) {
        return granted.getOrDefault(year, 0L);
    }

    private void countAll(Now now, ToLongFunction<Run> points) {
        count(now.date(), runs.stream().mapToLong(points).sum());
    }

    private void count(LocalDate date, long points) {
        granted.merge(FiscalYear.of(date), points, Long::sum);
        news += points;
    }

    private void prepare(Now now, PlannedCampaign campaign) {
        CampaignId id = campaign.campaignId();
        switch (now.slot()) {
            case MORNING -> send(now, new DraftCampaign(id, campaign.rules(), MANAGER));
            case NOON -> send(now, new SubmitCampaign(id, MANAGER));
            case EVENING -> {
                send(now, new ApproveCampaign(id, COUNCIL));
                runs.add(new Run(campaign));
            }
            case AFTER_NOON -> {}
        }
    }

    private static void send(Now now, CampaignCommand<?> command) {
        now.send(command.campaignId().value(), command);
    }
}
