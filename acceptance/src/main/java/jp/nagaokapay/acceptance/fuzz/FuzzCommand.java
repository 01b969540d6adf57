package jp.nagaokapay.acceptance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentShape;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import jp.nagaokapay.api.app.Arguments;
import jp.nagaokapay.api.app.Command;
import jp.nagaokapay.api.app.database.DatabaseServer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** {@code fuzz}: sends both programs requests by chance and prints what they answered. */
public final class FuzzCommand implements Command {
    private static final String DATA = "var/fuzz";
    private static final String USAGE =
            "usage: fuzz [--requests=10000] [--seed=1] [--data="
                    + DATA
                    + "] [--ledger-jar=PATH] [--gateway-jar=PATH]";
    private static final int REQUESTS_MAX = 1_000_000;

    @Override
    public String name() {
        return "fuzz";
    }

    @Override
    public String summary() {
        return "send both programs requests that are wrong in all ways (--requests= --seed=)";
    }

    /**
     * Returns the exit code: 0 when nothing was wrong, 1 when something was, 2 on bad arguments.
     */
    @Override
    public int run(List<String> args) {
        Arguments arguments;
        int requests;
        long seed;
        try {
            arguments =
                    Arguments.parse(
                            Set.of("requests", "seed", "data", "ledger-jar", "gateway-jar"), args);
            seed = arguments.number("seed", 1);
            long asked = arguments.number("requests", 10_000);
            if (asked < 1 || asked > REQUESTS_MAX) {
                throw new IllegalArgumentException("--requests is 1 to " + REQUESTS_MAX);
            }
            requests = (int) asked;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        Path data = Path.of(arguments.get("data", DATA));
        ProgramCommands programs =
                ProgramCommands.of(
                        Path.of(arguments.get("ledger-jar", ProgramCommands.ledgerJar())),
                        Path.of(arguments.get("gateway-jar", ProgramCommands.gatewayJar())));
        try (DatabaseServer server = DatabaseServer.start(data.toString())) {
            Path logs = Files.createDirectories(data.resolve("logs"));
            System.out.println("starting the programs ...");
            try (Deployment deployment =
                    Deployment.open(
                            DeploymentShape.SPLIT, programs, server.administration(), logs)) {
                return send(new FuzzRun(deployment, seed), requests) ? 0 : 1;
            }
        } catch (ProgramFailed | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static boolean send(FuzzRun run, int requests) {
        try (ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName("fuzz")
                        .setUnit(" requests", 1)
                        .setInitialMax(requests)
                        .build()) {
            FuzzReport report = run.send(requests, bar::step);
            bar.pause();
            System.out.println();
            System.out.print(report.table());
            return report.isClean();
        }
    }
}
