package jp.nagaokapay.ledger.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchKeyTest {
    @ParameterizedTest
    @CsvSource({
        "ラーメン, らーめん",
        "ラーメン, ﾗｰﾒﾝ",
        "ラーメン, ラ－メン",
        "ラーメン, ラ−メン",
        "ガレージ, ｶﾞﾚｰｼﾞ",
        "ガレージ, カ゛レーシ゛",
        "パン, ﾊﾟﾝ",
        "ヴィオラ, ゔぃおら",
        "キョウト, きようと",
        "ゑびす, えびす",
        "阿佐ヶ谷, 阿佐ケ谷",
        "ザ・ビール, ざ びーる",
        "Café, cafe",
        "Café, ＣＡＦＥ",
        "Ⅱ号店, II号店",
        "㈱越後屋, (株)越後屋",
        "長岡　本店, 長岡本店",
        "straße, STRASSE",
        "①番館, 1番館",
    })
    void writings_of_the_same_have_one_key(String one, String other) {
        assertThat(SearchKey.of(one)).isEqualTo(SearchKey.of(other));
        assertThat(SearchKey.of(Normalizer.normalize(one, Normalizer.Form.NFD)))
                .isEqualTo(SearchKey.of(one));
        assertThat(SearchKey.of(SearchKey.of(one))).isEqualTo(SearchKey.of(one));
    }

    @ParameterizedTest
    @CsvSource({"カキ, ガキ", "ハン, パン", "ビル, ビール", "長岡, 長丘"})
    void other_words_have_other_keys(String one, String other) {
        assertThat(SearchKey.of(other)).doesNotContain(SearchKey.of(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　", "\u200B\uFEFF", "\u00A0", "・", "\t\n"})
    void what_shows_nothing_is_not_sought(String nothing) {
        assertThat(SearchKey.of(nothing)).isEmpty();
    }

    @Test
    void signs_stand_for_themselves() {
        assertThat(SearchKey.of("100%_\\*?")).isEqualTo("100%_\\*?");
    }
}
