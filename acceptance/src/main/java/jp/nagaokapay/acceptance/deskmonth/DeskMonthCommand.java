package jp.nagaokapay.acceptance.deskmonth;

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

/** {@code desk-month}: plays a month at the desks and prints what agrees. */
public final class DeskMonthCommand implements Command {
    private static final String DATA = "var/desk-month";
    private static final String USAGE =
            "usage: desk-month [--people=400] [--shops=30] [--bills=300] [--seed=1] [--data="
                    + DATA
                    + "] [--ledger-jar=PATH]";

    @Override
    public String name() {
        return "desk-month";
    }

    @Override
    public String summary() {
        return "play a month at the desks and reconcile all of it (--people= --shops= --bills=)";
    }

    /**
     * Returns the exit code: 0 when everything agrees to the yen, 1 when not, 2 on bad arguments.
     */
    @Override
    public int run(List<String> args) {
        Arguments arguments;
        MonthSize size;
        long seed;
        try {
            arguments =
                    Arguments.parse(
                            Set.of("people", "shops", "bills", "seed", "data", "ledger-jar"), args);
            size =
                    new MonthSize(
                            Math.toIntExact(arguments.number("people", 400)),
                            Math.toIntExact(arguments.number("shops", 30)),
                            Math.toIntExact(arguments.number("bills", 300)));
            seed = arguments.number("seed", 1);
        } catch (IllegalArgumentException | ArithmeticException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        Path data = Path.of(arguments.get("data", DATA));
        Path ledger = Path.of(arguments.get("ledger-jar", ProgramCommands.ledgerJar()));
        ProgramCommands programs = ProgramCommands.ofLedger(ledger);
        try (DatabaseServer server = DatabaseServer.start(data.toString())) {
            Path logs = Files.createDirectories(data.resolve("logs"));
            System.out.println("starting the program ...");
            try (Deployment deployment =
                    Deployment.open(
                            DeploymentShape.ALL_IN_ONE,
                            programs,
                            server.administration(),
                            logs,
                            DeskMonth.SETTINGS)) {
                return play(deployment, size, seed) ? 0 : 1;
            }
        } catch (ProgramFailed | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static boolean play(Deployment deployment, MonthSize size, long seed) {
        try (ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName("month")
                        .setUnit(" days", 1)
                        .setInitialMax(DeskMonth.DAYS)
                        .build()) {
            DeskMonthReport report = new DeskMonth(deployment, size, seed, bar::step).play();
            bar.pause();
            System.out.println();
            System.out.print(report.table());
            System.out.println(report.agree() ? "  All agree to the yen." : "  THEY DO NOT AGREE.");
            return report.agree();
        }
    }
}
