package jp.nagaokapay.api.simulation.plan;

import java.util.List;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns as the planner follows them. When a charge might earn the last of the budget,
 * nobody charges any more at that moment and the manager ends the campaign at the next: who gets
 * the last points must not depend on who is a millisecond earlier.
 */
final class Campaigns {
    private static final String MANAGER = "staff:campaign-manager";
    private static final String COUNCIL = "staff:council";

    private final List<PlannedCampaign> all;
    private @Nullable Run run;

    Campaigns(List<PlannedCampaign> all) {
        this.all = all;
    }

    void plan(Now now) {
        for (PlannedCampaign campaign : all) {
            if (campaign.draftedOn().equals(now.date())) {
                prepare(now, campaign);
            }
        }
        Run running = running(now);
        if (running == null) {
            return;
        }
        switch (running.stage) {
            case SPENT -> {
                send(now, new EndCampaign(running.campaign.campaignId(), MANAGER));
                running.stage = Stage.ENDING;
            }
            case ENDING -> running.stage = Stage.ENDED;
            case LIVE, ENDED -> {}
        }
    }

    /** Whether a charge now may earn points, which would outlive its reversal. */
    boolean mayReward(Now now) {
        Run running = running(now);
        return running != null && running.stage != Stage.ENDED;
    }

    /** Whether somebody may charge this much at this moment. */
    boolean admit(Now now, long amount) {
        Run running = running(now);
        if (running == null || running.stage == Stage.ENDED) {
            return true;
        }
        if (running.granted + running.points(amount) >= running.campaign.budget()) {
            running.stage = running.stage == Stage.LIVE ? Stage.SPENT : running.stage;
        }
        return running.stage == Stage.LIVE;
    }

    /** Gives the purse the points for a charge; they arrive before the next moment. */
    void reward(Now now, Purse purse, long amount) {
        Run running = running(now);
        if (running == null || running.stage != Stage.LIVE) {
            return;
        }
        long points = purse.earn(running.campaign, running.points(amount));
        running.granted += points;
        if (points > 0) {
            int days = running.campaign.pointsLiveDays();
            purse.lots.add(points, true, now.date().plusDays(days));
        }
    }

    private @Nullable Run running(Now now) {
        if (run == null || !run.campaign.runsOn(now.date())) {
            run =
                    all.stream()
                            .filter(campaign -> campaign.runsOn(now.date()))
                            .findFirst()
                            .map(Run::new)
                            .orElse(null);
        }
        return run;
    }

    private static void prepare(Now now, PlannedCampaign campaign) {
        CampaignId id = campaign.campaignId();
        switch (now.slot()) {
            case MORNING -> send(now, new DraftCampaign(id, campaign.rules(), MANAGER));
            case NOON -> send(now, new SubmitCampaign(id, MANAGER));
            case EVENING -> send(now, new ApproveCampaign(id, COUNCIL));
            case AFTER_NOON -> {}
        }
    }

    private static void send(Now now, CampaignCommand<?> command) {
        now.send(command.campaignId().value(), command);
    }

    private enum Stage {
        LIVE,
        /** The budget does not hold the next grant. */
        SPENT,
        /** Being ended at this moment. */
        ENDING,
        ENDED
    }

    private static final class Run {
        private final PlannedCampaign campaign;
        private long granted;
        private Stage stage = Stage.LIVE;

        private Run(PlannedCampaign campaign) {
            this.campaign = campaign;
        }

        private long points(long amount) {
            return amount * campaign.percent() / 100;
        }
    }
}
