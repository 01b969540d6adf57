package jp.nagaokapay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.web.idempotency.IdempotencyKey;
import jp.nagaokapay.web.input.TextForm;
import jp.nagaokapay.web.input.WrittenAs;
import jp.nagaokapay.web.problem.ProblemException;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@WebMvcTest(controllers = WebDefaultsTest.Door.class)
@AutoConfigureMockMvc(addFilters = false)
@Import({WebDefaults.class, WebDefaultsTest.Door.class})
class WebDefaultsTest {
    @Autowired MockMvc http;

    @Test
    void a_well_formed_body_is_read() throws Exception {
        send("{\"amount\": 1000, \"name\": \"a\", \"at\": \"2024-01-01T09:00:00+09:00\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.amount").value(1000))
                .andExpect(jsonPath("$.at").value("2024-01-01T00:00:00Z"))
                .andExpect(jsonPath("$.on").doesNotExist());
    }

    @Test
    void an_answer_to_a_command_is_the_same_however_it_is_asked_for() throws Exception {
        String large = "b".repeat(5_000);
        for (String name : List.of("a", "長岡", large)) {
            String body = "{\"amount\": 1000, \"name\": \"%s\"}".formatted(name);
            String plain = answered(json(body).accept("application/json"), "application/json");
            assertThat(answered(json(body), "application/json")).isEqualTo(plain);
            assertThat(answered(json(body).accept("*/*"), "application/json")).isEqualTo(plain);
            assertThat(
                            answered(
                                    json(body).accept("application/*", "text/html"),
                                    "application/json"))
                    .isEqualTo(plain);
        }
        http.perform(json("{\"amount\": 1, \"name\": \"a\"}").accept("text/csv"))
                .andExpect(status().isNotAcceptable());
    }

    private String answered(MockHttpServletRequestBuilder request, String type) throws Exception {
        return http.perform(request)
                .andExpect(status().isOk())
                .andExpect(content().contentType(type))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\": \"1000\", \"name\": \"a\"}",
                "{\"amount\": 1000.5, \"name\": \"a\"}",
                "{\"amount\": 1000.0, \"name\": \"a\"}",
                "{\"amount\": 1e3, \"name\": \"a\"}",
                "{\"amount\": null, \"name\": \"a\"}",
                "{\"amount\": true, \"name\": \"a\"}",
                "{\"amount\": [1000], \"name\": \"a\"}",
                "{\"amount\": \"\", \"name\": \"a\"}",
                "{\"amount\": 99999999999999999999, \"name\": \"a\"}",
                "{\"amount\": 0, \"name\": \"a\"}",
                "{\"amount\": -1, \"name\": \"a\"}",
                "{\"amount\": 1000001, \"name\": \"a\"}",
                "{\"name\": \"a\"}",
                "{\"amount\": 1000, \"name\": 5}",
                "{\"amount\": 1000, \"name\": true}",
                "{\"amount\": 1000, \"name\": \"a\", \"flag\": \"true\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"flag\": 1}",
                "{\"amount\": 1000, \"name\": \"a\", \"kind\": 0}",
                "{\"amount\": 1000, \"name\": \"a\", \"kind\": \"\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"kind\": \"one\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"at\": 1700000000}",
                "{\"amount\": 1000, \"name\": \"a\", \"at\": \"2024-01-01T00:00:00\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"on\": [2024,1,1]}",
                "{\"amount\": 1000, \"name\": \"a\", \"on\": \"2024-02-30\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"on\": 19000}",
                "{\"amount\": 1000, \"name\": \"a\", \"on\": \"1999-12-31\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"on\": \"+999999999-12-31\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"at\": \"2200-01-01T00:00:00Z\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"at\": \"-999999999-01-01T00:00:00Z\"}",
                "{\"amount\": 1000, \"name\": \"a\", \"surprise\": 1}"
            })
    void a_wrong_field_is_named(String body) throws Exception {
        send(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").isNotEmpty())
                .andExpect(jsonPath("$.errors[0].message").isNotEmpty())
                .andExpect(jsonPath("$.errors[0].code").isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "{\"amount\": 1000, \"amount\": 2000, \"name\": \"a\"}",
                "{\"amount\": 1000, \"name\": \"a\"} {}",
                "{\"amount\": 01000, \"name\": \"a\"}",
                "{'amount': 1000}",
                "{\"amount\": NaN}"
            })
    void a_body_that_is_not_one_json_object_is_malformed(String body) throws Exception {
        send(body)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"));
    }

    @Test
    void all_wrong_fields_are_listed_in_the_callers_language() throws Exception {
        send("{\"amount\": 0, \"name\": \"\"}")
                .andExpect(jsonPath("$.errors[*].field", contains("amount", "name")))
                .andExpect(jsonPath("$.errors[*].code", contains("MIN", "NOT_BLANK")))
                .andExpect(jsonPath("$.detail").value("入力内容に誤りがあります。該当する項目をご確認ください。"))
                .andExpect(jsonPath("$.errors[0].message").value("金額は1円以上で入力してください。"))
                .andExpect(jsonPath("$.errors[0].least").value(1))
                .andExpect(jsonPath("$.errors[0].most").doesNotExist())
                .andExpect(jsonPath("$.errors[1].message").value("必須項目です。空白や見えない文字だけの入力はできません。"));
        http.perform(json("{\"amount\": 0, \"name\": \"\"}").header("Accept-Language", "en-GB"))
                .andExpect(header().string("Content-Language", "en"))
                .andExpect(
                        jsonPath("$.detail")
                                .value(
                                        "Some of what was sent is not right. Please check the fields that are named."))
                .andExpect(
                        jsonPath("$.errors[0].message").value("The amount must be 1 yen or more."));
        http.perform(json("{\"amount\": 0, \"name\": \"\"}").header("Accept-Language", "fr"))
                .andExpect(header().string("Content-Language", "ja"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "amount": 1000001             | 金額は1,000,000円以下で入力してください。
                    "amount": 1.5                 | 整数で入力してください（例：1000）。文字や小数は使えません。
                    "amount": 9223372036854775808 | この数は大きすぎます。桁数をご確認ください。
                    "name": 5                     | 文字列で入力してください。
                    "flag": "yes"                 | true か false で指定してください。
                    "kind": "two"                 | 次の中から指定してください：ONE, OTHER
                    "tags": "a"                   | 一覧（配列）で指定してください。
                    "on": "2024-02-30"            | 日付は2026-04-01の形で入力してください（2000年から2199年まで）。
                    "at": "2024-01-01"            | 日時は、時差の付いた2026-04-01T09:00:00+09:00の形で入力してください（2000年から2199年まで）。
                    "more": 1                     | 値の形が正しくありません。項目の説明をご確認ください。
                    "surprise": 1                 | この項目は使えません。名前をご確認ください。
                    """)
    void a_wrong_field_says_how_it_should_be(String field, String message) throws Exception {
        Map<String, String> fields =
                new LinkedHashMap<>(
                        Map.of("\"amount\"", "\"amount\": 1", "\"name\"", "\"name\": \"a\""));
        fields.put(field.substring(0, field.indexOf(':')), field);
        send('{' + String.join(", ", fields.values()) + '}')
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].message").value(contains(message)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /number             | This is required.
                    /number?limit=x     | Please give a whole number, such as 1000: no text and no decimals.
                    /number?limit=0     | A page has 1 entry or more.
                    /number?limit=101   | A page has at most 100 entries.
                    /times?month=2026-1 | Please give a month such as 2026-04, from 2000 to 2199.
                    """)
    void a_wrong_parameter_says_how_it_should_be(String path, String message) throws Exception {
        http.perform(get(path).header("Accept-Language", "en-US,ja;q=0.5"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].message").value(contains(message)));
    }

    @Test
    void a_body_that_cannot_be_read_is_looked_through_to_its_end() throws Exception {
        send("{\"surprise\": 1, \"amount\": \"1000\", \"kind\": \"one\", \"at\": 5}")
                .andExpect(status().isBadRequest())
                .andExpect(
                        jsonPath(
                                "$.errors[*].field",
                                contains("amount", "at", "kind", "name", "surprise")))
                .andExpect(
                        jsonPath(
                                "$.errors[*].code",
                                contains(
                                        "WRONG_TYPE",
                                        "WRONG_TYPE",
                                        "WRONG_TYPE",
                                        "NOT_BLANK",
                                        "UNKNOWN_FIELD")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\": 1000, \"name\": \"a\\u0000b\"}",
                "{\"amount\": 1000, \"name\": \"a\\u001fb\"}",
                "{\"amount\": 1000, \"name\": \"a\\bb\"}",
                "{\"amount\": 1000, \"name\": \"a\\ud800b\"}"
            })
    void a_character_that_cannot_be_kept_is_refused(String body) throws Exception {
        send(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").value("name"))
                .andExpect(jsonPath("$.errors[0].code").value("BAD_CHARACTER"));
    }

    @Test
    void bad_characters_are_found_wherever_they_stand_and_with_every_other_wrong_field()
            throws Exception {
        send("{\"amount\": 0, \"name\": \"a\", \"tags\": [\"a\", \"\\u0000\"]}")
                .andExpect(jsonPath("$.errors[*].field").value(contains("amount", "tags[1]")));
        send("{\"amount\": 1, \"name\": \"a\", \"more\": {\"a\": {\"b\": \"\\u0001\"}}}")
                .andExpect(jsonPath("$.errors[*].field").value(contains("more.a.b")));
        send("{\"amount\": 1, \"name\": \"a\", \"more\": {\"\\u0001\": 1}}")
                .andExpect(jsonPath("$.errors[*].field").value(contains("more")));
        send("[\"\\u0000\"]").andExpect(jsonPath("$.code").value("MALFORMED_REQUEST"));
        send("{\"amount\": 1, \"name\": \"a\\ud83d\\ude00 \\\\u0000\"}").andExpect(status().isOk());
    }

    @Test
    void a_text_is_one_line_that_shows_something_unless_its_field_says_otherwise()
            throws Exception {
        send("{\"amount\": 1, \"name\": \"\u3000\", \"tags\": [\"a\", \"\u200B\"], \"note\": \"\uFEFF\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[*].field").value(contains("name", "note", "tags[1]")))
                .andExpect(
                        jsonPath("$.errors[*].code")
                                .value(contains("NOT_BLANK", "NOT_BLANK", "NOT_BLANK")));
        send("{\"amount\": 1, \"name\": \"a\\nb\", \"more\": {\"note\": \"a\\nb\"}}")
                .andExpect(jsonPath("$.errors[*].field").value(contains("more.note", "name")))
                .andExpect(
                        jsonPath("$.errors[*].code").value(contains("LINE_BREAK", "LINE_BREAK")));
        send("{\"amount\": 1, \"name\": \"a\u202Eb\", \"note\": \"a\u202Eb\"}")
                .andExpect(
                        jsonPath("$.errors[*].code")
                                .value(contains("BAD_CHARACTER", "BAD_CHARACTER")));
        send("{\"amount\": 1, \"name\": \"a\", \"note\": \"a\\r\\nb\", \"scanned\": \"\u202Aa\\n\", \"tags\": [\"\"]}")
                .andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/times?on=%2B999999999-12-31",
                "/times?on=1999-12-31",
                "/times?on=2200-01-01",
                "/times?at=%2B999999999-01-01T00:00:00Z",
                "/times?at=1999-12-31T23:59:59Z",
                "/times?month=%2B999999999-12",
                "/times?month=1999-12"
            })
    void a_time_beyond_our_centuries_is_a_wrong_parameter(String path) throws Exception {
        http.perform(get(URI.create(path)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"));
    }

    @Test
    void times_in_parameters_are_read_and_a_path_of_no_date_leads_nowhere() throws Exception {
        http.perform(
                        get(
                                URI.create(
                                        "/times?on=2199-12-31&month=2000-01&at=2024-01-01T09:00:00%2B09:00")))
                .andExpect(content().string("2199-12-31 2024-01-01T00:00:00Z 2000-01"));
        http.perform(get("/times?on=&at=&month=")).andExpect(content().string("null null null"));
        http.perform(get(URI.create("/days/+10000-12-29"))).andExpect(status().isNotFound());
        http.perform(get("/days/2024-12-29")).andExpect(status().isOk());
    }

    @Test
    void a_problem_carries_its_code_details_and_headers() throws Exception {
        http.perform(get("/problem"))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "2"))
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(jsonPath("$.type").value("urn:nagaokapay:problem:code-used"))
                .andExpect(jsonPath("$.status").value(503))
                .andExpect(jsonPath("$.code").value("CODE_USED"))
                .andExpect(jsonPath("$.more.a").value(1));
    }

    @Test
    void an_unexpected_failure_says_nothing_of_the_inside() throws Exception {
        http.perform(get("/failure"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("INTERNAL_ERROR"))
                .andExpect(content().string(not(Matchers.containsString("secret"))));
    }

    @Test
    void springs_own_errors_have_codes() throws Exception {
        http.perform(get("/nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NOT_FOUND"));
        http.perform(get("/body"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED"));
        http.perform(post("/body").content("x").contentType(MediaType.TEXT_PLAIN))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.code").value("UNSUPPORTED_MEDIA_TYPE"))
                .andExpect(jsonPath("$.accepted").value(contains("application/json")))
                .andExpect(
                        jsonPath("$.detail").value("この形式の内容は受け取れません。application/json で送ってください。"));
        http.perform(get("/number?limit=1").accept(MediaType.APPLICATION_PDF))
                .andExpect(status().isNotAcceptable())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("NOT_ACCEPTABLE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/number?limit=1&q=x",
                "/number?limit=1&q",
                "/number?limit=1&q=",
                "/problem?q=1",
                "/number?limit=1&q=1&q=2"
            })
    void a_parameter_that_an_operation_does_not_have_is_named(String path) throws Exception {
        http.perform(get(path))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors.length()").value(1))
                .andExpect(jsonPath("$.errors[0].field").value("q"))
                .andExpect(jsonPath("$.errors[0].code").value("UNKNOWN_PARAMETER"))
                .andExpect(jsonPath("$.errors[0].message").value("このパラメーターは使えません。名前をご確認ください。"));
    }

    @Test
    void a_parameter_that_comes_twice_is_named_and_names_count_by_letter() throws Exception {
        http.perform(get("/number?limit=1&limit=1"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.errors[0].field").value("limit"))
                .andExpect(jsonPath("$.errors[0].code").value("REPEATED_PARAMETER"));
        http.perform(get("/number?limit=1&Limit=1&access_token=x"))
                .andExpect(jsonPath("$.errors[*].field", contains("Limit", "access_token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/optional", "/optional?since=&limit=&kind=&q=", "/optional?since=%20"})
    void an_empty_parameter_is_none(String path) throws Exception {
        http.perform(get(URI.create(path))).andExpect(content().string("null 50 null null"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/number",
                "/number?limit=",
                "/number?limit=x",
                "/number?limit=0",
                "/number?limit=101"
            })
    void a_wrong_parameter_is_named(String path) throws Exception {
        http.perform(get(path))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("VALIDATION_FAILED"))
                .andExpect(jsonPath("$.errors[0].field").value("limit"));
    }

    @Test
    void a_key_is_read_quoted_or_bare() throws Exception {
        key("\"a b\\\"c\\\\\"").andExpect(content().string("a b\"c\\"));
        key("abc-1").andExpect(content().string("abc-1"));
        key("\"" + "k".repeat(255) + "\"").andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";v=1",
                ";v",
                "; v=1",
                ";a=1;b=-2.5;c=?0;d=tok/en:*;e=:aGk=:;f=\"x;\\\"y\";g=@1700000000;h=%\"%e3%81%82\"",
                ";*a-b_c.d=*"
            })
    void parameters_of_a_key_mean_nothing(String parameters) throws Exception {
        key("\"a;b\"" + parameters).andExpect(content().string("a;b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"\";v=1",
                "a b",
                "\"abc",
                "あ",
                "\"a\tb\"",
                "\"a\\b\"",
                "\"a\";",
                "\"a\" ;v=1",
                "\"a\";V=1",
                "\"a\";v=",
                "\"a\";v= 1",
                "\"a\";v=\"b",
                "\"a\", \"b\"",
                "(\"a\");v=1 ",
                "\"a\"b"
            })
    void a_malformed_key_is_refused(String key) throws Exception {
        key(key).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MALFORMED"));
    }

    @Test
    void a_key_too_long_twice_or_missing_is_refused() throws Exception {
        key("k".repeat(256)).andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MALFORMED"));
        http.perform(post("/key").header("Idempotency-Key", "a", "b"))
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MALFORMED"));
        key("\"" + "\\\\".repeat(4_000) + "\"")
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MALFORMED"));
        http.perform(post("/key"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MISSING"));
        key(" ").andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_MISSING"));
    }

    private ResultActions key(String key) throws Exception {
        return http.perform(post("/key").header("Idempotency-Key", key));
    }

    private ResultActions send(String body) throws Exception {
        return http.perform(json(body));
    }

    private static MockHttpServletRequestBuilder json(String body) {
        return post("/body").content(body).contentType(MediaType.APPLICATION_JSON);
    }

    @RestController
    static class Door {
        enum Kind {
            ONE,
            OTHER
        }

        record Body(
                @NotNull @Min(1) @Max(1_000_000) Long amount,
                @NotBlank String name,
                @Nullable Boolean flag,
                @Nullable Kind kind,
                @Nullable Instant at,
                @Nullable LocalDate on,
                @Nullable @WrittenAs(TextForm.LINES) String note,
                @Nullable @WrittenAs(TextForm.RAW) String scanned,
                @Nullable List<String> tags,
                @Nullable Map<String, Object> more) {}

        @PostMapping("/body")
        Body body(@Valid @RequestBody Body body) {
            return body;
        }

        @PostMapping("/key")
        String key(IdempotencyKey key) {
            return key.value();
        }

        @GetMapping(path = "/number", produces = MediaType.APPLICATION_JSON_VALUE)
        int number(@RequestParam @Min(1) @Max(100) int limit) {
            return limit;
        }

        record Since(String value) {
            Since {
                if (value.isBlank()) {
                    throw new IllegalArgumentException("no position");
                }
            }
        }

        @GetMapping("/optional")
        String optional(
                @RequestParam(required = false) @Nullable Since since,
                @RequestParam(defaultValue = "50") @Min(1) int limit,
                @RequestParam(required = false) @Nullable Kind kind,
                @RequestParam(required = false) @Size(min = 1) @Nullable String q) {
            return since + " " + limit + " " + kind + " " + q;
        }

        @GetMapping("/times")
        String times(
                @RequestParam(required = false) @Nullable LocalDate on,
                @RequestParam(required = false) @Nullable Instant at,
                @RequestParam(required = false) @Nullable YearMonth month) {
            return on + " " + at + " " + month;
        }

        @GetMapping("/days/{day}")
        String day(@PathVariable LocalDate day) {
            return day.toString();
        }

        @GetMapping("/problem")
        String problem() {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "CODE_USED")
                    .with(Map.of("more", Map.of("a", 1), "status", "hidden"))
                    .retryAfter(Duration.ofMillis(1_100))
                    .replayed(true);
        }

        @GetMapping("/failure")
        String failure() {
            throw new IllegalStateException("secret");
        }
    }

    @org.springframework.boot.autoconfigure.SpringBootApplication(scanBasePackageClasses = {})
    static class App {}
}
