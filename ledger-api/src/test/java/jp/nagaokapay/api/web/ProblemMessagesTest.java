package jp.nagaokapay.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import jp.nagaokapay.codes.BadCode;
import jp.nagaokapay.ledger.shared.message.Rule;
import jp.nagaokapay.web.problem.ProblemMessages;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

class ProblemMessagesTest {
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
        for (BadCode.Reason reason : BadCode.Reason.values()) {
            codes.add(reason.name());
        }
        assertThat(codes).hasSizeGreaterThan(80);
        for (Locale language : ProblemMessages.LANGUAGES) {
            assertThat(codes)
                    .as(language.toString())
                    .allSatisfy(
                            code -> assertThat(ProblemMessages.find(code, language)).isNotBlank());
        }
    }
}
