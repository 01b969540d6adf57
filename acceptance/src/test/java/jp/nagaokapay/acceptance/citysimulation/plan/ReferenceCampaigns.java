package jp.nagaokapay.acceptance.citysimulation.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import jp.nagaokapay.ledger.campaign.CampaignCommand;
import jp.nagaokapay.ledger.campaign.CampaignCommand.ApproveCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.DraftCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.EndCampaign;
import jp.nagaokapay.ledger.campaign.CampaignCommand.SubmitCampaign;
import jp.nagaokapay.ledger.campaign.CampaignId;
import jp.nagaokapay.ledger.campaign.earning.EarningEngine;
import jp.nagaokapay.ledger.campaign.earning.EarningMemory;
import jp.nagaokapay.ledger.campaign.earning.Outcome;
import jp.nagaokapay.ledger.campaign.earning.RunningCampaign;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.Caps;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.shared.money.Points;
import jp.nagaokapay.ledger.wallet.GrantId;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/**
 * What the plan's steps earn, by the ledger's own engine; caps, budgets and grants are computed
 * here, all after a moment's last step.
 */
final class ReferenceCampaigns {
    private final ReferenceWallets wallets;
    private final EarningMemory memory = new EarningMemory();
    private final Map<CampaignId, CampaignRules> drafted = new HashMap<>();
    private final Map<CampaignId, RunningCampaign> running = new LinkedHashMap<>();
    private final List<CampaignId> ending = new ArrayList<>();
    private final Map<CampaignId, Long> granted = new HashMap<>();
    private final Map<String, Grant> grants = new HashMap<>();
    private final Map<LocalDate, List<Grant>> waiting = new HashMap<>();
    private final Map<LotId, Grant> ofLot = new HashMap<>();
    private final Map<LotId, Long> late = new HashMap<>();
    private final Map<String, List<Grant>> ofPerson = new HashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<FiscalYear, Long> arrived = new HashMap<>();

    private static final class Grant {
        private final CampaignId campaignId;
        private final CampaignRules rules;
        private final WalletId walletId;
        private final LotId lotId;
        private final LocalDate earnedOn;
        private long points;

        /** What counts against caps: also what was spent before it could be taken back. */
        private long counted;

        private boolean sent;

        private Grant(Outcome.Earns earns, long points) {
            campaignId = earns.campaignId();
            rules = earns.rules();
            walletId = earns.occasion().walletId();
            lotId = LotId.of(GrantId.of(earns.campaignId().value(), earns.occasion().id()));
            earnedOn = BusinessDate.of(earns.occasion().at());
            this.points = points;
            counted = points;
        }
    }

    ReferenceCampaigns(ReferenceWallets wallets) {
        this.wallets = wallets;
        wallets.owedTo((lotId, points) -> late.merge(lotId, points, Long::sum));
    }

    void take(CampaignCommand<?> command) {
        CampaignId id = command.campaignId();
        switch (command) {
            case DraftCampaign draft -> drafted.put(id, draft.rules());
            case SubmitCampaign _ -> assertThat(drafted).containsKey(id);
            case ApproveCampaign _ -> {
                CampaignRules rules = requireNonNull(drafted.get(id));
                running.put(id, new RunningCampaign(id, 1, rules, rules.closesAt()));
            }
            case EndCampaign _ -> ending.add(id);
            default -> throw new AssertionError("not for the planner to send: " + command);
        }
    }

    void happened(@Nullable LedgerEvent event) {
        if (event != null) {
            EarningEngine engine =
                    new EarningEngine(memory, (_, _) -> 0, List.copyOf(running.values()));
            outcomes.addAll(engine.evaluate(event));
        }
    }

    /** Points that arrived in a year, less those taken back in it. */
    long arrived(FiscalYear year) {
        return arrived.getOrDefault(year, 0L);
    }

    /** In the night, what waited for this day is granted; a closed wallet takes nothing. */
    void beginDay(LocalDate today) {
        List<Grant> due = waiting.remove(today);
        for (Grant grant : due == null ? List.<Grant>of() : due) {
            if (wallets.isClosed(grant.walletId)) {
                granted.merge(grant.campaignId, -grant.points, Long::sum);
                grant.counted -= grant.points;
                grant.points = 0;
            } else {
                send(grant, today);
            }
        }
    }

    /** The budget is never used up, for its last points would go to whoever is first in the log. */
    void endMoment(Instant at) {
        late.forEach((lotId, points) -> cameBack(lotId, points, BusinessDate.of(at)));
        late.clear();
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case Outcome.Earns earns -> earn(earns);
                case Outcome.Lowers lowers -> lower(lowers, BusinessDate.of(at));
            }
        }
        for (CampaignId id : ending) {
            assertThat(outcomes).noneMatch(one -> earnsIn(one, id));
            assertThat(running.remove(id)).isNotNull();
        }
        outcomes.clear();
        ending.clear();
    }

    /** Spent before it could be taken back, and taken when it returned to its lot. */
    private void cameBack(LotId lotId, long points, LocalDate today) {
        Grant grant = requireNonNull(ofLot.get(lotId));
        grant.counted -= points;
        granted.merge(grant.campaignId, -points, Long::sum);
        arrived.merge(FiscalYear.of(today), -points, Long::sum);
    }

    private static boolean earnsIn(Outcome outcome, CampaignId id) {
        return outcome instanceof Outcome.Earns && outcome.campaignId().equals(id);
    }

    private void earn(Outcome.Earns earns) {
        LocalDate day = BusinessDate.of(earns.occasion().at());
        String person = earns.campaignId() + " " + earns.occasion().walletId();
        List<Grant> before = ofPerson.computeIfAbsent(person, _ -> new ArrayList<>());
        YearMonth month = YearMonth.from(day);
        Caps.Earned earned =
                new Caps.Earned(
                        counted(before, _ -> true),
                        counted(before, one -> YearMonth.from(one.earnedOn).equals(month)),
                        counted(before, one -> one.earnedOn.equals(day)));
        long points = earns.rules().caps().allow(earns.worth(), earned).amount();
        assertThat(granted.merge(earns.campaignId(), points, Long::sum))
                .isLessThan(earns.rules().budget().amount());
        Grant grant = new Grant(earns, points);
        before.add(grant);
        ofLot.put(grant.lotId, grant);
        grants.put(earns.campaignId() + " " + earns.occasion().id(), grant);
        LocalDate grantOn = grant.rules.points().grantedOn(day);
        if (grantOn.isAfter(day)) {
            waiting.computeIfAbsent(grantOn, _ -> new ArrayList<>()).add(grant);
        } else {
            send(grant, day);
        }
    }

    private void lower(Outcome.Lowers lowers, LocalDate today) {
        Grant grant = grants.get(lowers.campaignId() + " " + lowers.occasionId());
        if (grant == null) {
            return;
        }
        long back = Math.max(0, grant.points - lowers.worth().amount());
        grant.points -= back;
        long recovered =
                grant.sent ? wallets.takeOut(grant.walletId, grant.lotId, back, today) : back;
        grant.counted -= recovered;
        granted.merge(lowers.campaignId(), -recovered, Long::sum);
        arrived.merge(FiscalYear.of(today), grant.sent ? -recovered : 0, Long::sum);
    }

    private void send(Grant grant, LocalDate today) {
        grant.sent = true;
        if (grant.points > 0) {
            LocalDate expiresOn = grant.rules.points().lastDay(grant.earnedOn);
            Points points = Points.of(grant.points);
            wallets.putIn(
                    grant.walletId,
                    new LotPart(grant.lotId, LotKind.POINTS, points.asYen(), expiresOn, null));
            arrived.merge(FiscalYear.of(today), grant.points, Long::sum);
        }
    }

    private static Points counted(List<Grant> grants, Predicate<Grant> which) {
        return Points.of(grants.stream().filter(which).mapToLong(one -> one.counted).sum());
    }
}
