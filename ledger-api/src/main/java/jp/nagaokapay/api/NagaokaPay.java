package jp.nagaokapay.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.api.benchmark.Benchmark;
import jp.nagaokapay.api.rehearsal.ShopDay;
import jp.nagaokapay.api.simulation.Rebuild;
import jp.nagaokapay.api.simulation.Simulate;
import jp.nagaokapay.gateway.app.GatewayBasics;
import jp.nagaokapay.ledger.LedgerConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The ledger of Nagaoka Pay with all its doors in one process. */
@SpringBootApplication
@Import({LedgerConfiguration.class, GatewayBasics.class})
public class NagaokaPay {
    /** Everything the program can be started to do; the first is what it does by itself. */
    static final List<Command> COMMANDS =
            List.of(
                    new Serve(),
                    new Simulate(),
                    new Rebuild(),
                    new ShopDay(),
                    new Benchmark(),
                    new Help());

    public static void main(String[] arguments) {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("-");
        String name = named ? arguments[0] : COMMANDS.getFirst().name();
        List<String> rest = Arrays.asList(arguments).subList(named ? 1 : 0, arguments.length);
        int status =
                rest.contains("--help")
                        ? new Help().run(rest)
                        : find(name)
                                .map(command -> command.run(rest))
                                .orElseGet(() -> unknown(name));
        if (status != 0) {
            System.exit(status);
        }
    }

    static Optional<Command> find(String name) {
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private static int unknown(String name) {
        System.err.println("Unknown command: " + name + System.lineSeparator() + Help.text());
        return 2;
    }
}
