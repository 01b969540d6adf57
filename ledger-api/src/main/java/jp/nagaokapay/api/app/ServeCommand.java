package jp.nagaokapay.api.app;

import java.util.List;
import org.springframework.boot.SpringApplication;

/** Serves until it is stopped. */
final class ServeCommand implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "run the ledger with all its interfaces (the default)";
    }

    @Override
    public int run(List<String> arguments) {
        SpringApplication.run(NagaokaPay.class, arguments.toArray(String[]::new));
        return 0;
    }
}
