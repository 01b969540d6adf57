package jp.nagaokapay.web.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.nagaokapay.web.input.RandomTexts;
import org.junit.jupiter.api.Test;

class RequestFirewallTest {
    /** As the framework writes them. */
    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final Pattern VALUE =
            Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void lets_through_what_the_regular_expressions_of_the_framework_do() {
        assertThat(
                        texts().filter(text ->
                                RequestFirewall.NAMES.test(text) != NAME.matcher(text).matches()
                                        || RequestFirewall.VALUES.test(text)
                                                != VALUE.matcher(text).matches()))
                .isEmpty();
    }

    private static Stream<String> texts() {
        return Stream.concat(
                RandomTexts.characters(),
                RandomTexts.of(
                        "a", "Z", "0", " ", "~", "|", "\t", "\n", "\r", "\0", "\u007F", "\u0085",
                        "é", "長", "\u0378", "\uFFFF", "\uD800", "\uDC00", "𠮷"));
    }
}
