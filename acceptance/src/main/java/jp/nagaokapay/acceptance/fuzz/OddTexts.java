package jp.nagaokapay.acceptance.fuzz;

import java.util.List;
import java.util.Random;

/** Texts and numbers that programs trip over. */
final class OddTexts {
    static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "null",
                    "undefined",
                    "NaN",
                    "-1",
                    "0",
                    "1e309",
                    "9223372036854775808",
                    "-9223372036854775809",
                    "00000000000000000001",
                    "१२३",
                    "１２３",
                    "true",
                    "[]",
                    "{}",
                    "'; DROP TABLE domain_event; --",
                    "%",
                    "%%s%n",
                    "_",
                    "\\",
                    "\"",
                    "../../etc/passwd",
                    "${jndi:ldap://127.0.0.1/x}",
                    "#{1+1}",
                    "<script>alert(1)</script>",
                    "\u0000",
                    "a\u0000b",
                    "\u0007",
                    "\r\nX: y",
                    "\u202Eabc",
                    "\uFEFFabc",
                    "\u200B",
                    "e\u0301".repeat(50),
                    "𠮷野家",
                    "👨‍👩‍👧‍👦",
                    "ﷺ".repeat(30),
                    "ａｄｍｉｎ",
                    "2026-02-30",
                    "0000-00-00",
                    "-0001-01-01",
                    "9999-12-31",
                    "+999999999-12-31",
                    "2026-04-01T00:00:00",
                    "2026-04-01T24:00:00Z",
                    "2026-04-01T00:00:00+99:99",
                    "wallet:",
                    "merchant:nobody",
                    "payment:00000000000000000000000000000000",
                    ":",
                    "a".repeat(256),
                    "長".repeat(3_000));

    /** As they stand in JSON. */
    static final List<String> JSON =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "-0",
                    "1.0",
                    "1.5",
                    "1e3",
                    "1e309",
                    "1E-400",
                    "1e999999999",
                    "2147483648",
                    "9223372036854775807",
                    "9223372036854775808",
                    "9".repeat(400),
                    "\"1\"",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00\\ud800\"",
                    "\"\\u202e\"",
                    "[]",
                    "[1]",
                    "[null]",
                    "[[[[]]]]",
                    "{}",
                    "{\"type\":\"?\"}",
                    "{\"\":null}",
                    "[".repeat(600) + "]".repeat(600),
                    "\"" + "a".repeat(20_000) + "\"");

    private OddTexts() {}

    static String text(Random random) {
        return Mutation.pick(TEXTS, random);
    }

    static String json(Random random) {
        return Mutation.pick(JSON, random);
    }
}
