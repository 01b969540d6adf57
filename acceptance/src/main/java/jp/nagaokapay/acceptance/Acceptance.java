package jp.nagaokapay.acceptance;

import java.util.List;
import jp.nagaokapay.acceptance.benchmark.Benchmark;
import jp.nagaokapay.acceptance.citysimulation.Simulate;
import jp.nagaokapay.acceptance.shopday.ShopDay;
import jp.nagaokapay.api.app.CommandLine;

/** Lives through towns, shops' days and load with the real programs, and says what came of it. */
public final class Acceptance {
    private static final CommandLine COMMANDS =
            new CommandLine(
                    List.of(new Simulate(), new ShopDay(), new Benchmark()),
                    """
                    Trying the programs out, each in a database of its own:
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
