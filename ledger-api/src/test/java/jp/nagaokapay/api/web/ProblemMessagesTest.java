package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.api.register.WellFormed;
import jp.nagaokapay.codes.BadCode;
import jp.nagaokapay.ledger.campaign.rules.RulesFault;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The sentences of all problems, in both languages. */
class ProblemMessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern LIMIT =
            Pattern.compile(
                    ".*(OUT_OF_BOUNDS|LIMIT_EXCEEDED|EXCEEDS_\\w+|TOO_LONG|TOO_LARGE|TOO_FAR"
                            + "|OVER_CAP|EXHAUSTED|BELOW_GRANTED|WINDOW_PASSED|MALFORMED)$"
                            + "|^TOO_MANY_.*");

    /** Against who tries things out; how many tries there are is nobody's business. */
    private static final Set<String> TELL_NO_LIMIT =
            Set.of("INSTRUMENT_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS", "TOO_MANY_UNKNOWN_CODES");

    /** What cannot be read breaks no limit. */
    private static final Set<String> NO_LIMIT =
            Set.of(
                    "CODE_MALFORMED",
                    "EVENT_POSITION_MALFORMED",
                    "QR_MALFORMED",
                    "MALFORMED_REQUEST");

    private final ResourceBundle japanese = bundle(Locale.JAPANESE);
    private final ResourceBundle english = bundle(Locale.ENGLISH);

    @Test
    void every_code_has_a_sentence_in_every_language() throws Exception {
        Set<String> codes = new TreeSet<>(ProblemMessages.codes());
        var rules = new ClassPathScanningCandidateComponentProvider(false);
        rules.addIncludeFilter(new AssignableTypeFilter(Rule.class));
        for (var found : rules.findCandidateComponents("jp.nagaokapay")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            if (type.isEnum()) {
                for (Object rule : type.getEnumConstants()) {
                    codes.add(((Rule) rule).code());
                }
            }
        }
        Stream.of(BadCode.Reason.values()).map(Enum::name).forEach(codes::add);
        Stream.of(WellFormed.Kind.values())
                .map(kind -> "field.WELL_FORMED." + kind)
                .forEach(codes::add);
        Stream.of(RulesFault.values()).map(fault -> "rules." + fault).forEach(codes::add);
        assertThat(codes).hasSizeGreaterThan(80);
        for (Locale language : ProblemMessages.LANGUAGES) {
            assertThat(codes)
                    .as(language.toString())
                    .allSatisfy(
                            code -> assertThat(ProblemMessages.find(code, language)).isNotBlank());
        }
    }

    @Test
    void both_languages_say_the_same_with_the_same_numbers() {
        assertThat(japanese.keySet()).isEqualTo(english.keySet());
        assertThat(japanese.keySet())
                .allSatisfy(key ->
                        assertThat(places(japanese.getString(key)))
                                .isEqualTo(places(english.getString(key))));
    }

    @Test
    void sentences_are_whole_and_in_their_language() {
        assertThat(japanese.keySet())
                .filteredOn(key -> !key.startsWith("title."))
                .allSatisfy(key -> {
                    assertThat(japanese.getString(key)).matches(".*(。|\\{reason}|\\{choices})");
                    assertThat(english.getString(key)).matches(".*(\\.|\\{reason})");
                });
        assertThat(japanese.keySet())
                .allSatisfy(key -> {
                    assertThat(japanese.getString(key))
                            .containsPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]")
                            .doesNotContainPattern("[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}");
                    assertThat(english.getString(key))
                            .doesNotContainPattern(
                                    "[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}。、（）]");
                });
    }

    @Test
    void a_limit_is_told() {
        for (Locale language : ProblemMessages.LANGUAGES) {
            assertThat(ProblemMessages.codes())
                    .filteredOn(LIMIT.asMatchPredicate())
                    .hasSizeGreaterThan(25)
                    .filteredOn(code -> !TELL_NO_LIMIT.contains(code) && !NO_LIMIT.contains(code))
                    .allSatisfy(code ->
                            assertThat(ProblemMessages.find(code, language))
                                    .containsPattern("\\d|\\{\\w+}"));
        }
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "problems",
                language,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
