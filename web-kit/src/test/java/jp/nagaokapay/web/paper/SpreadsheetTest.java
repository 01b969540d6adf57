package jp.nagaokapay.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\rx",
                "\nx",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM(A1)",
                " =1+1",
                "\u3000＝1+1",
                "\uFEFF=1+1",
                "\u200B@a"
            })
    void a_text_is_never_a_formula(String text) {
        assertThat(cell(text).replaceFirst("^\"", "")).startsWith("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "1-2", "山田＝花子", "", "'x", "−1", "(-1)", "…"})
    void another_text_stays_as_it_is(String text) {
        assertThat(cell(text)).isEqualTo(text);
    }

    @Test
    void numbers_stay_numbers() {
        assertThat(cell(-1_000L)).isEqualTo("-1000");
        assertThat(cell(new BigDecimal("-1E+3"))).isEqualTo("-1000");
        assertThat(cell(null)).isEmpty();
    }

    @Test
    void what_would_end_a_cell_is_quoted() {
        assertThat(cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
        assertThat(cell("\n=1")).isEqualTo("\"'\n=1\"");
    }

    private static String cell(Object value) {
        String csv = new Spreadsheet("t", List.of("a"), List.of(Arrays.asList(value))).csv();
        return csv.substring("\uFEFFa\r\n".length(), csv.length() - "\r\n".length());
    }
}
