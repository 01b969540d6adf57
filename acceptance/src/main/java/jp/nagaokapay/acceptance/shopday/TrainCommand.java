package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentShape;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.acceptance.program.ProgramFailed;
import jp.nagaokapay.api.app.Arguments;
import jp.nagaokapay.api.app.Command;
import jp.nagaokapay.api.app.database.DatabaseServer;
import org.springframework.util.FileSystemUtils;

/**
 * {@code train}: the ledger serves a shop's day, on a database that is thrown away, and ends; a JVM
 * that is told to record what it loads and calls records that.
 */
public final class TrainCommand implements Command {
    private static final String USAGE =
            "usage: train --ledger-jar=PATH [--java-options=OPTIONS] [--scenes=200]";
    private static final long SEED = 1;

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String summary() {
        return "let the ledger serve a shop's day while its JVM records it (--java-options=)";
    }

    /** Returns the exit code: 0 when the day was served, 1 when not, 2 on bad arguments. */
    @Override
    public int run(List<String> args) {
        Path jar;
        List<String> options;
        int scenes;
        try {
            Arguments arguments =
                    Arguments.parse(Set.of("ledger-jar", "java-options", "scenes"), args);
            jar = Path.of(arguments.get("ledger-jar", ProgramCommands.ledgerJar()));
            options = List.of(arguments.get("java-options", "-Xmx2g").strip().split("\\s+"));
            scenes = Math.toIntExact(arguments.number("scenes", 200));
        } catch (IllegalArgumentException | ArithmeticException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        try {
            Path data = Files.createTempDirectory("nagaokapay-");
            try {
                serve(command(options, jar), scenes, data);
                return 0;
            } finally {
                FileSystemUtils.deleteRecursively(data);
            }
        } catch (ProgramFailed | IOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private static void serve(List<String> ledger, int scenes, Path data) throws IOException {
        try (DatabaseServer server = DatabaseServer.start(data.resolve("database").toString());
                Deployment deployment =
                        Deployment.open(
                                DeploymentShape.ALL_IN_ONE,
                                new ProgramCommands(ledger, List.of()),
                                server.administration(),
                                data)) {
            new ShopDay(deployment, scenes, SEED, () -> {}).play();
        }
    }

    private static List<String> command(List<String> options, Path jar) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(List.of(java), options, List.of("-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
    }
}
