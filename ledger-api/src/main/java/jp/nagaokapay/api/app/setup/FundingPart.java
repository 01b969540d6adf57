package jp.nagaokapay.api.app.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.nagaokapay.api.funding.FundingProbe;
import jp.nagaokapay.web.start.StartRefused;

/** Providers of funds: who collects by card, from banks, at cash machines. */
final class FundingPart implements SetupPart {
    private static final String PROVIDERS = "nagaokapay.funding.providers.";

    @Override
    public String name() {
        return "funding";
    }

    @Override
    public String title() {
        return "Providers of funds (docs/funding-provider.md says what one has to offer)";
    }

    @Override
    public List<String> prefixes() {
        return List.of("nagaokapay.funding.");
    }

    @Override
    public void ask(Interview interview) {
        String known =
                interview.settings().keySet().stream()
                        .filter(name -> name.startsWith(PROVIDERS))
                        .map(name -> name.substring(PROVIDERS.length()).split("\\.", 2)[0])
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(","));
        String names =
                interview.aside(
                        "funding",
                        "names for them, as in the addresses of their notifications, with commas"
                                + " (none: counter only)",
                        known.isEmpty() ? null : known);
        List<String> chosen =
                Arrays.stream(names.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        Arrays.stream(known.split(","))
                .filter(name -> !name.isEmpty() && !chosen.contains(name))
                .forEach(gone -> interview.forgetAll(PROVIDERS + gone + '.'));
        for (String name : chosen) {
            interview.text(PROVIDERS + name + ".url", name + ": address, https://...", null);
            interview.text(
                    PROVIDERS + name + ".channels",
                    name + ": CREDIT_CARD, BANK, ATM, or several with commas",
                    "CREDIT_CARD");
            interview.secret(PROVIDERS + name + ".secret", name + ": secret shared with it");
        }
    }

    @Override
    public Optional<String> problem(Interview answered) {
        try {
            return FundingProbe.complaints(answered.environment()).entrySet().stream()
                    .flatMap(each ->
                            each.getValue().map(words -> each.getKey() + ": " + words).stream())
                    .reduce((first, second) -> first + "; " + second);
        } catch (StartRefused e) {
            return Optional.of(e.getMessage() + " " + e.remedy());
        }
    }
}
