package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.nagaokapay.web.start.LiveStart;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The program, if it runs, and the way to it through the proxy. */
final class ProgramExamination implements Examination {
    private static final int OK = 200;
    private static final Duration RENEWED_BEFORE = Duration.ofDays(21);
    private static final Duration MUST_BE_RENEWED_BEFORE = Duration.ofDays(7);

    private final Clock clock;

    ProgramExamination(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> examine(Environment settings) {
        List<Finding> found = new ArrayList<>();
        boolean runs = program(settings, found);
        String issuer = settings.getProperty(LiveStart.ISSUER);
        if (StringUtils.hasText(issuer) && LiveStart.addressProblem(issuer).isEmpty()) {
            way(issuer, runs, found);
        }
        return found;
    }

    private static boolean program(Environment settings, List<Finding> found) {
        String port =
                settings.getProperty(
                        "management.server.port", settings.getProperty("server.port", "8080"));
        URI health = URI.create("http://127.0.0.1:%s/actuator/health".formatted(port));
        try {
            PublicAddress.Answer answer = PublicAddress.get(health);
            found.add(
                    answer.status() == OK
                            ? Finding.ok("the program runs and is well")
                            : Finding.wrong(
                                    "the program runs and is not well (%d)"
                                            .formatted(answer.status()),
                                    "curl -s %s names the part.".formatted(health)));
            return true;
        } catch (IOException e) {
            found.add(
                    Finding.note(
                            "the program does not run on this machine",
                            "systemctl start nagaokapay, or nagaokapay serve."));
            return false;
        }
    }

    private void way(String issuer, boolean runs, List<Finding> found) {
        URI address = URI.create(issuer + "/livez");
        try {
            PublicAddress.Answer answer = PublicAddress.get(address);
            if (answer.status() == OK) {
                found.add(Finding.ok("people reach it at " + issuer));
            } else if (runs) {
                found.add(
                        Finding.wrong(
                                "%s answers %d, and not the program's 200"
                                        .formatted(address, answer.status()),
                                "The proxy must pass to the program's port, with the Host header."));
            }
            Instant ends = answer.certificateEnds();
            if (ends != null) {
                found.add(certificate(ends));
            }
        } catch (IOException e) {
            found.add(
                    Finding.wrong(
                            PublicAddress.words(e, address),
                            "docs/operations.md, TLS, shows a proxy's configuration."));
        }
    }

    private Finding certificate(Instant ends) {
        Duration left = Duration.between(clock.instant(), ends);
        String words = "the certificate ends on %s, in %d days".formatted(ends, left.toDays());
        if (left.compareTo(MUST_BE_RENEWED_BEFORE) < 0) {
            return Finding.wrong(words, "Renew it now.");
        }
        return left.compareTo(RENEWED_BEFORE) < 0
                ? Finding.note(words, "See that its renewal works.")
                : Finding.ok(words);
    }
}
