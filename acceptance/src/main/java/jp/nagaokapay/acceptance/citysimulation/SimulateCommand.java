package jp.nagaokapay.acceptance.citysimulation;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.acceptance.citysimulation.plan.Plan;
import jp.nagaokapay.acceptance.citysimulation.plan.Scale;
import jp.nagaokapay.api.app.Arguments;
import jp.nagaokapay.api.app.Command;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.app.database.DatabaseServer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** {@code simulate [--scale=1/100] [--seed=1] [--data=var/simulation]}. */
public final class SimulateCommand implements Command {
    private static final String NAME = "simulate";
    private static final String USAGE =
            "usage: simulate [--scale=1/100 | --scale=1] [--seed=1] [--data=var/simulation]";
    private static final Set<String> KNOWN = Set.of("scale", "seed", "data");
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "simulate two published years (--scale=1/100 --seed=1 --data=var/simulation)";
    }

    /**
     * Runs both fiscal years and prints what came out. Returns the exit code: 0 when every figure
     * is the published one and the books balance, 1 when not, 2 when the arguments or the database
     * will not do.
     */
    @Override
    public int run(List<String> args) {
        Scale scale;
        long seed;
        String data;
        try {
            Arguments arguments = Arguments.parse(KNOWN, args);
            scale = Scale.parse(arguments.get("scale", "1/100"));
            seed = arguments.number("seed", 1);
            data = arguments.get("data", "var/simulation");
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return MISUSED;
        }
        try (DatabaseServer server = DatabaseServer.start(data)) {
            return live(new Plan(seed, scale), server.database(), System.out);
        } catch (SimulationRun.LogNotEmpty e) {
            System.err.println(e.getMessage());
            return MISUSED;
        } catch (PlanViolated e) {
            System.err.println("The plan was broken: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    private static int live(Plan plan, Database database, PrintStream out)
            throws SQLException, InterruptedException {
        long began = System.nanoTime();
        SimulationRun.Outcome outcome;
        try (ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName(NAME)
                        .setUnit(" days", 1)
                        .setInitialMax(plan.days())
                        .setUpdateIntervalMillis(500)
                        .build()) {
            outcome = SimulationRun.live(plan, database, new Shown(bar));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        out.print(ReportTables.of(outcome.report()));
        outcome.faults().forEach(fault -> out.println("WRONG: " + fault));
        out.printf("%nhistory of the wallets: %s%n", outcome.history());
        out.printf("lived until %s in %d s%n", outcome.until(), took.toSeconds());
        out.println(
                outcome.holds()
                        ? "Both years are exactly as published, the books balance, and every shop is paid."
                        : "NOT as published.");
        return outcome.holds() ? 0 : FAILED;
    }

    /** The date, and the speed of the last days, beside the bar. */
    private static final class Shown implements CitySimulation.Progress {
        private static final double NANOS = 1e9;
        private final ProgressBar bar;
        private long since = System.nanoTime();
        private long steps;

        private Shown(ProgressBar bar) {
            this.bar = bar;
        }

        @Override
        public void lived(LocalDate date, int more) {
            steps += more;
            bar.step();
            double seconds = (System.nanoTime() - since) / NANOS;
            if (seconds > 1) {
                bar.setExtraMessage(" %s %.0f steps/s".formatted(date, steps / seconds));
                since = System.nanoTime();
                steps = 0;
            }
        }
    }
}
