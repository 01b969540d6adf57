package jp.nagaokapay.api.app;

import java.util.List;
import jp.nagaokapay.gateway.app.PaymentCodeConfiguration;
import jp.nagaokapay.ledger.LedgerConfiguration;
import jp.nagaokapay.ledger.installation.InstallationKind;
import jp.nagaokapay.web.secret.SecretConfiguration;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The ledger of Nagaoka Pay with all its interfaces in one process. */
@SpringBootApplication(scanBasePackages = "jp.nagaokapay.api")
@Import({
    LiveStart.class,
    SecretConfiguration.class,
    LedgerConfiguration.class,
    PaymentCodeConfiguration.class
})
public class NagaokaPay {
    /** Everything the program can be started to do; the first is what it does by itself. */
    static final CommandLine COMMANDS =
            new CommandLine(
                    List.of(
                            new ServeCommand(),
                            new RebuildCommand(),
                            new MigrateCommand(),
                            new KeysCommand(),
                            new StaffCommand(),
                            new SetupCommand(),
                            new DoctorCommand(),
                            new ProofCommand(),
                            new ClockCommand()),
                    Help.TEXT);

    public static void main(String[] arguments) {
        int status = COMMANDS.run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** A demo never works on the data of live business, nor the other way round. */
    @Bean
    static InstallationKind installationKind(Environment environment) {
        return environment.acceptsProfiles(Profiles.of(Demo.PROFILE))
                ? InstallationKind.DEMO
                : InstallationKind.LIVE;
    }
}
