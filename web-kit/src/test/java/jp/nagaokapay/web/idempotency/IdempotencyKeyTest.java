package jp.nagaokapay.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import jp.nagaokapay.web.input.RandomTexts;
import jp.nagaokapay.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IdempotencyKeyTest {
    record Body(long amount, @Nullable String note) {}

    private final IdempotencyKey key = new IdempotencyKey("k", "POST", "/a");
    private final String hash = key.hash("me", new Body(1, null));

    @Test
    void what_a_body_says_counts_and_not_how() {
        JsonMapper json = JsonMapper.builder().build();
        assertThat(key.hash("me", json.readTree("{ \"amount\" : 1 }"))).isEqualTo(hash);
        assertThat(key.hash("me", Map.of("amount", 1L))).isEqualTo(hash).hasSize(64);
        assertThat(key.hash("me", json.readTree("{\"b\":{\"y\":1,\"x\":2},\"a\":0}")))
                .isEqualTo(key.hash("me", json.readTree("{\"a\":0,\"b\":{\"x\":2,\"y\":1}}")));
    }

    @Test
    void another_body_caller_method_or_path_is_another_request() {
        assertThat(hash)
                .isNotEqualTo(key.hash("me", new Body(2, null)))
                .isNotEqualTo(key.hash("me", new Body(1, "x")))
                .isNotEqualTo(key.hash("me", null))
                .isNotEqualTo(key.hash("you", new Body(1, null)))
                .isNotEqualTo(new IdempotencyKey("k", "PUT", "/a").hash("me", new Body(1, null)))
                .isNotEqualTo(new IdempotencyKey("k", "POST", "/b").hash("me", new Body(1, null)));
    }

    @Test
    void a_key_is_a_bare_text_or_an_item() {
        assertThat(
                        Stream.of(
                                        RandomTexts.letters(),
                                        RandomTexts.letters().map(it -> '"' + it + '"'),
                                        RandomTexts.of("a", "~", "\"", "\\", ";", "=", " ", "é"))
                                .flatMap(texts -> texts))
                .allSatisfy(text -> assertThat(read(text)).isEqualTo(readSlowly(text.strip())));
    }

    private static String read(String header) {
        try {
            return IdempotencyKey.parse(header, "POST", "/a").value();
        } catch (ProblemException refused) {
            return "";
        }
    }

    private static String readSlowly(String text) {
        Matcher item = IdempotencyKey.ITEM.matcher(text);
        if (item.matches()) {
            return item.group(1).replaceAll("\\\\(.)", "$1");
        }
        return text.matches("[\\x21\\x23-\\x7E]+") ? text : "";
    }

    @Test
    void callers_do_not_meet_each_others_keys() {
        assertThat(key.of("me")).isEqualTo("me|k").isNotEqualTo(key.of("you"));
    }
}
