package jp.nagaokapay.api.app.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.api.funding.FundingProbe;
import jp.nagaokapay.web.start.Demo;
import jp.nagaokapay.web.start.StartRefused;
import org.springframework.core.env.Environment;

/** The providers of funds, each asked for a charge that nobody can know. */
final class FundingExamination implements Examination {
    private static final String REMEDY = "docs/funding-provider.md says what a provider answers.";

    @Override
    public List<Finding> examine(Environment settings) {
        if (Demo.isOn(settings)) {
            return List.of();
        }
        try {
            Map<String, Optional<String>> complaints = FundingProbe.complaints(settings);
            return complaints.isEmpty()
                    ? List.of(
                            Finding.note(
                                    "no provider of funds is connected: charges at the counter only",
                                    "Run setup."))
                    : complaints.entrySet().stream()
                            .map(each -> finding(each.getKey(), each.getValue()))
                            .toList();
        } catch (StartRefused e) {
            return List.of(Finding.wrong(String.valueOf(e.getMessage()), e.remedy()));
        }
    }

    private static Finding finding(String provider, Optional<String> complaint) {
        return complaint
                .map(words ->
                        Finding.wrong("the provider %s: %s".formatted(provider, words), REMEDY))
                .orElseGet(() -> Finding.ok("the provider %s answers".formatted(provider)));
    }
}
