package jp.nagaokapay.acceptance.citysimulation;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.acceptance.citysimulation.plan.Plan;
import jp.nagaokapay.api.app.LedgerProcess;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.campaign.schedule.WhenTimePassesThenTendCampaigns;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.funding.Charges;
import jp.nagaokapay.ledger.wallet.schedule.WalletJobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run of the simulation on a database, from the empty log to the report. */
final class SimulationRun {
    private SimulationRun() {}

    /**
     * Runs the plan. Fails with {@link LogNotEmpty} before anything is touched when the database
     * holds a ledger already, with {@link PlanViolated} when a planned command is refused.
     */
    static Outcome live(Plan plan, Database database, CitySimulation.Progress progress)
            throws SQLException, InterruptedException {
        if (database.hasEvents()) {
            throw new LogNotEmpty();
        }
        SimulatedClock clock = new SimulatedClock(plan.begins());
        try (LedgerProcess ledger =
                        LedgerProcess.start(
                                database, clock, new SimulatedFunding(), FinanceOffice.PAYER);
                StepExecutor executor =
                        new StepExecutor(ledger.get(Ledger.class), ledger.get(Charges.class))) {
            FinanceOffice finance = new FinanceOffice(ledger, clock, plan.ends());
            new CitySimulation(
                            clock,
                            executor,
                            ledger.get(Processors.class),
                            ledger.get(WalletJobs.class),
                            ledger.get(WhenTimePassesThenTendCampaigns.class),
                            finance)
                    .run(plan, progress);
            return new Outcome(
                    SimulationReport.of(plan, ledger),
                    finance.faults(),
                    WalletHistories.ofTheTown(ledger.get(JdbcClient.class)),
                    clock.instant());
        }
    }

    /**
     * How a run ended.
     *
     * @param faults what the finance staff found wrong on the way
     * @param history a hash over what happened to every wallet: the same for the same seed
     */
    record Outcome(SimulationReport report, List<String> faults, String history, Instant until) {
        boolean holds() {
            return report.holds() && faults.isEmpty();
        }
    }

    /** The simulation wants a database of its own. */
    static final class LogNotEmpty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LogNotEmpty() {
            super(
                    "The log is not empty. A simulation begins on an empty one and never mixes with"
                            + " another ledger: give it another database or data directory.");
        }
    }
}
