package jp.nagaokapay.acceptance;

import java.util.List;
import jp.nagaokapay.acceptance.benchmark.BenchmarkCommand;
import jp.nagaokapay.acceptance.citysimulation.SimulateCommand;
import jp.nagaokapay.acceptance.deskmonth.DeskMonthCommand;
import jp.nagaokapay.acceptance.funding.FakeProviderCommand;
import jp.nagaokapay.acceptance.fuzz.FuzzCommand;
import jp.nagaokapay.acceptance.shopday.ShopDayCommand;
import jp.nagaokapay.acceptance.shopday.TrainCommand;
import jp.nagaokapay.api.app.CommandLine;

/**
 * The command line of the acceptance runs: the city simulation, the shop's day, odd requests,
 * benchmarks.
 */
public final class Acceptance {
    private static final CommandLine COMMANDS =
            new CommandLine(
                    List.of(
                            new SimulateCommand(),
                            new ShopDayCommand(),
                            new DeskMonthCommand(),
                            new FuzzCommand(),
                            new BenchmarkCommand(),
                            new FakeProviderCommand(),
                            new TrainCommand()),
                    """
                    Acceptance runs of the real programs, each in a database of its own:
                    %s
                    """);

    private Acceptance() {}

    public static void main(String[] arguments) {
        int status = COMMANDS.run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }
}
