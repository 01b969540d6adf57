package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

/** {@code shop-day}: runs a shop's day in the shapes asked for and prints the reconciliation. */
public final class ShopDayCommand implements Command {
    private static final String NAME = "shop-day";
    private static final String DATA = "var/shop-day";
    private static final String USAGE =
            "usage: shop-day [--shape=all-in-one|split|both] [--scenes=120] [--seed=1]"
                    + " [--data="
                    + DATA
                    + "] [--ledger-jar=PATH] [--gateway-jar=PATH]";
    private static final int SCENES_MAX = 2_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "run a shop's day against the programs and reconcile all sources (--shape= --scenes=)";
    }

    /**
     * Returns the exit code: 0 when all sources agree to the yen, 1 when not, 2 on bad arguments.
     */
    @Override
    public int run(List<String> args) {
        Arguments arguments;
        List<DeploymentShape> shapes;
        long scenes;
        try {
            arguments =
                    Arguments.parse(
                            Set.of("shape", "scenes", "seed", "data", "ledger-jar", "gateway-jar"),
                            args);
            shapes = shapes(arguments.get("shape", "both"));
            scenes = arguments.number("scenes", 120);
            if (scenes < 1 || scenes > SCENES_MAX) {
                throw new IllegalArgumentException("--scenes is 1 to " + SCENES_MAX);
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        Path data = Path.of(arguments.get("data", DATA));
        long seed = arguments.number("seed", 1);
        try (DatabaseServer server = DatabaseServer.start(data.toString())) {
            ProgramCommands programs =
                    ProgramCommands.of(
                            Path.of(arguments.get("ledger-jar", ProgramCommands.ledgerJar())),
                            Path.of(arguments.get("gateway-jar", ProgramCommands.gatewayJar())));
            Path logs = Files.createDirectories(data.resolve("logs"));
            boolean agree = true;
            for (DeploymentShape shape : shapes) {
                agree &= play(shape, programs, server, logs, (int) scenes, seed);
            }
            return agree ? 0 : 1;
        } catch (ProgramFailed | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static boolean play(
            DeploymentShape shape,
            ProgramCommands programs,
            DatabaseServer server,
            Path logs,
            int scenes,
            long seed)
            throws IOException {
        System.out.println(shape.title() + ": starting the programs ...");
        try (Deployment deployment =
                        Deployment.open(shape, programs, server.administration(), logs);
                ProgressBar bar =
                        new ProgressBarBuilder()
                                .setTaskName(shape.title())
                                .setUnit(" scenes", 1)
                                .setInitialMax(scenes)
                                .build()) {
            ShopDayReport report = new ShopDay(deployment, scenes, seed, bar::step).play();
            bar.pause();
            System.out.println();
            System.out.print(report.table());
            System.out.println(
                    report.agree() ? "  All sides agree to the yen." : "  THE SIDES DO NOT AGREE.");
            return report.agree();
        }
    }

    private static List<DeploymentShape> shapes(String shape) {
        return switch (shape.toLowerCase(Locale.ROOT)) {
            case "both" -> List.of(DeploymentShape.values());
            case "all-in-one" -> List.of(DeploymentShape.ALL_IN_ONE);
            case "split" -> List.of(DeploymentShape.SPLIT);
            default ->
                    throw new IllegalArgumentException(
                            "--shape is all-in-one, split or both, not " + shape);
        };
    }
}
