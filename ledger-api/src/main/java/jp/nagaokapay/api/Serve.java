package jp.nagaokapay.api;

import java.util.List;
import org.springframework.boot.SpringApplication;

/** Opens the doors and keeps them open. */
final class Serve implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "run the ledger with all its doors (the default)";
    }

    @Override
    public int run(List<String> arguments) {
        SpringApplication.run(NagaokaPay.class, arguments.toArray(String[]::new));
        return 0;
    }
}
