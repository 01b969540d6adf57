package jp.nagaokapay.api.app;

import java.util.List;
import jp.nagaokapay.web.network.TrialHttps;
import org.springframework.boot.SpringApplication;

/** Serves until it is stopped. */
final class ServeCommand implements Command {
    private static final String HTTPS = "--https";

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
        SpringApplication.run(
                NagaokaPay.class,
                arguments.stream().map(ServeCommand::asSetting).toArray(String[]::new));
        return 0;
    }

    /** {@code --https} and {@code --https=PORT} are short for the setting of the port. */
    private static String asSetting(String argument) {
        String setting = "--" + TrialHttps.PORT + '=';
        return argument.equals(HTTPS)
                ? setting + TrialHttps.USUAL_PORT
                : argument.startsWith(HTTPS + '=')
                        ? setting + argument.substring(HTTPS.length() + 1)
                        : argument;
    }
}
