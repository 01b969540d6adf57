package jp.nagaokapay.api.app;

import java.time.Clock;
import java.util.List;
import jp.nagaokapay.api.app.setup.Doctor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code doctor}: says in words what is wrong with an installation, running or stopped. */
final class DoctorCommand implements Command {
    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "look at an installation, running or not, and say what is wrong";
    }

    /** Takes settings as {@code --name=value}; returns 0 when nothing is wrong, else 1. */
    @Override
    public int run(List<String> arguments) {
        try (ConfigurableApplicationContext settings =
                new SpringApplicationBuilder(Settings.class)
                        .web(WebApplicationType.NONE)
                        .properties("logging.level.root=warn")
                        .run(arguments.toArray(String[]::new))) {
            return new Doctor(Clock.systemUTC()).examine(settings.getEnvironment(), System.out)
                    ? 0
                    : 1;
        }
    }

    /** Of the whole program, only its settings. */
    static final class Settings {}
}
