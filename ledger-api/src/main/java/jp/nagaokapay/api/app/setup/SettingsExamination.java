package jp.nagaokapay.api.app.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.nagaokapay.ledger.settlement.payout.PayerCheck;
import jp.nagaokapay.ledger.statutory.IssuerCheck;
import jp.nagaokapay.web.secret.KeyFile;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.LiveStart;
import jp.nagaokapay.web.start.SettingsFile;
import jp.nagaokapay.web.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The settings by themselves: complete, understood, and read by nobody else. */
final class SettingsExamination implements Examination {
    private static final String KEYS = "nagaokapay.secrets.file";
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.GROUP_WRITE);

    @Override
    public List<Finding> examine(Environment settings) {
        List<Finding> found = new ArrayList<>();
        String file = settings.getProperty(SettingsFile.SETTING);
        found.add(
                StringUtils.hasText(file)
                        ? Finding.ok("settings from " + file)
                        : Finding.note(
                                "no file of settings; only the environment counts",
                                "Set NAGAOKAPAY_SETTINGS to the file that setup wrote."));
        secretFile(file).ifPresent(found::add);
        if (Demo.isOn(settings)) {
            found.add(
                    Finding.note(
                            "this is the demo, with people and secrets that everybody knows",
                            "Live is what names a database; run setup."));
            return found;
        }
        secretFile(settings.getProperty(KEYS)).ifPresent(found::add);
        found.add(start(settings));
        found.add(group("issuer", IssuerCheck.problem(settings)));
        found.add(group("account that pays the shops", PayerCheck.problem(settings)));
        return found;
    }

    private static Finding start(Environment settings) {
        try {
            LiveStart.require(settings);
            String keys = settings.getProperty(KEYS);
            if (StringUtils.hasText(keys)) {
                new KeyFile(Path.of(keys)).get();
            }
            return Finding.ok("the settings make a live start");
        } catch (StartRefused e) {
            return Finding.wrong(String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private static Finding group(String what, Optional<String> problem) {
        return problem.map(words ->
                        Finding.wrong(
                                "the settings of the %s: %s".formatted(what, words), "Run setup."))
                .orElseGet(
                        () -> Finding.ok("the settings of the %s are understood".formatted(what)));
    }

    private static Optional<Finding> secretFile(@Nullable String file) {
        if (!StringUtils.hasText(file)) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(Path.of(file));
            return OTHERS.stream().anyMatch(permissions::contains)
                    ? Optional.of(
                            Finding.wrong(
                                    "others than its owner may read or change " + file,
                                    "chmod 600 " + file))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // who reads the settings says so
        }
    }
}
