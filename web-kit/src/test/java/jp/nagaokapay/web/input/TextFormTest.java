package jp.nagaokapay.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\u3000\u3000",
                "\u00A0",
                "\u200B",
                "\u200B\u200C\u200D\u2060",
                "\uFEFF",
                "\u00AD",
                "\u2800",
                "\u3164",
                "\u115F\u1160",
                "\uFFA0",
                "\uFE0F",
                "\uDB40\uDD00", // U+E0100, a variation selector
                "\u034F",
                "\u0301\u0308",
                "\u200E\u200F",
                "\u180E\u2003\u205F",
                "\uE000"
            })
    void a_text_that_shows_nothing_is_none(String text) {
        assertThat(TextForm.LINE.fault(text)).isEqualTo("NOT_BLANK");
        assertThat(TextForm.LINES.fault(text)).isEqualTo("NOT_BLANK");
        assertThat(TextForm.RAW.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "山田 花子",
                "葛\uDB40\uDD00城\u3000辻\uDB40\uDD01", // with ideographic variation selectors
                "👩\u200D👩\u200D👧\u200D👦のパン屋",
                "❤\uFE0F",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F Pub",
                "か\u3099き\u309A",
                "Łukasz O’Connor-Müller",
                "محمد",
                "नेपाल\u200Dी",
                "ㅎ",
                "★",
                "𠮷野家",
                "＝"
            })
    void a_text_that_shows_something_is_one(String text) {
        assertThat(TextForm.LINE.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\tb", "山田\u2028花子", "a\u2029"})
    void lines_break_only_where_there_may_be_several(String text) {
        assertThat(TextForm.LINE.fault(text)).isEqualTo("LINE_BREAK");
        assertThat(TextForm.LINES.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u007F",
                "a\u0085b",
                "a\u009Bb",
                "shop\u202Egpj",
                "\u202A山田\u202C",
                "\u2066a\u2069",
                "a\uFFF9b\uFFFB",
                "a\uFFFE",
                "a\uDB40\uDC67", // a tag letter without a flag
                "\uDB40\uDC01"
            })
    void what_misleads_a_reader_is_refused(String text) {
        assertThat(TextForm.LINE.fault(text)).isEqualTo("BAD_CHARACTER");
        assertThat(TextForm.LINES.fault(text)).isEqualTo("BAD_CHARACTER");
        assertThat(TextForm.RAW.fault(text)).isNull();
    }

    @Test
    void a_plain_text_shows_something_unless_it_is_blank() {
        assertThat(RandomTexts.characters())
                .filteredOn(PrintableAscii::only)
                .hasSize('~' - ' ' + 1)
                .allSatisfy(text -> {
                    assertThat(VisibleText.of(text)).isEqualTo(text);
                    assertThat(TextForm.LINE.fault(text))
                            .isEqualTo(text.isBlank() ? "NOT_BLANK" : null);
                });
    }

    @Test
    void what_cannot_be_stored_is_refused_everywhere() {
        for (TextForm form : TextForm.values()) {
            for (String bad : new String[] {"a\u0000", "\u000B", "\u001F", "a\uD800b"}) {
                assertThat(form.fault(bad)).isEqualTo("BAD_CHARACTER");
            }
        }
    }
}
