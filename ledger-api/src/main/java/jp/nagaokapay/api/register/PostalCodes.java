package jp.nagaokapay.api.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.shared.text.TypedText;
import jp.nagaokapay.ledger.wallet.Residency;
import org.springframework.core.io.ClassPathResource;

/** The city's postal codes: whoever is registered under one of them is a resident. */
public final class PostalCodes {
    private static final Pattern WRITTEN = Pattern.compile("〒?(\\d{3})-?(\\d{4})");
    private static final Set<String> OF_THE_CITY = read("nagaoka-postal-codes.csv");

    private PostalCodes() {}

    /** Seven digits, from what a person writes: 〒940-0062 in any width, hyphen or none. */
    public static Optional<String> normalized(String written) {
        var matcher = WRITTEN.matcher(TypedText.compact(written));
        return matcher.matches()
                ? Optional.of(matcher.group(1) + matcher.group(2))
                : Optional.empty();
    }

    /** {@code postalCode} in seven digits. */
    public static Residency residencyOf(String postalCode) {
        return OF_THE_CITY.contains(postalCode) ? Residency.RESIDENT : Residency.NON_RESIDENT;
    }

    private static Set<String> read(String resource) {
        try {
            return new ClassPathResource(resource)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.substring(0, 7))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
