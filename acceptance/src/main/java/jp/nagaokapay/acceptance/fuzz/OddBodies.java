package jp.nagaokapay.acceptance.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Bodies that are no JSON any more, or in which one value is another. */
final class OddBodies {
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?<=[:,\\[])(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(?![:])|-?\\d[\\d.]*|true|false)");
    private static final Pattern FIELD = Pattern.compile("\"\\w+\":(?:\"[^\"]*\"|[\\w.-]+),?");
    private static final int LARGE = 300_000;
    private static final List<String> ENDS =
            List.of("", "}", "]", "{}", "\u0000", " x", "//", "\u00ff", "\n\n{\"a\":1}");

    private OddBodies() {}

    static RawRequest mutate(RawRequest request, Random random) {
        String body = request.body();
        return switch (random.nextInt(10)) {
            case 0 -> request.withBody(body.substring(0, random.nextInt(body.length())));
            case 1 -> request.withBody(body + Mutation.pick(ENDS, random));
            case 2 -> request.withBody(whole(random));
            case 3 -> request.withBody(flipped(body, random));
            case 4 -> request.withBody(more(body, random));
            case 5 -> request.withBody(lessOrTwice(body, random));
            case 6 -> chunked(request, random);
            default -> request.withBody(otherValue(body, random));
        };
    }

    /** Where nothing is read, something comes. */
    static RawRequest unasked(RawRequest request, Random random) {
        String type =
                random.nextBoolean() ? "application/json" : "application/x-www-form-urlencoded";
        RawRequest typed = request.with("Content-Type: " + type);
        return typed.withBody(random.nextBoolean() ? whole(random) : "a=%zz&b=%ff&amount=1");
    }

    private static String whole(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> " ".repeat(LARGE);
            case 1 -> "{\"a\":".repeat(1_000);
            case 2 -> "\u00ef\u00bb\u00bf{}";
            default -> RawRequest.bytes(OddTexts.json(random));
        };
    }

    private static String flipped(String body, Random random) {
        int at = random.nextInt(body.length());
        return body.substring(0, at) + (char) random.nextInt(256) + body.substring(at + 1);
    }

    private static String more(String body, Random random) {
        return body.replaceFirst(
                "\\{",
                "{\"surprise\":"
                        + java.util.regex.Matcher.quoteReplacement(
                                RawRequest.bytes(OddTexts.json(random)))
                        + ",");
    }

    /** A field fewer, or the same one again. */
    private static String lessOrTwice(String body, Random random) {
        List<MatchResult> fields = FIELD.matcher(body).results().toList();
        if (fields.isEmpty()) {
            return "{}";
        }
        MatchResult one = Mutation.pick(fields, random);
        String before = body.substring(0, one.start());
        String after = body.substring(one.end());
        return random.nextBoolean()
                ? (before + after).replaceFirst(",}$", "}")
                : before + one.group().replaceFirst(",$", "") + ',' + one.group() + after;
    }

    private static String otherValue(String body, Random random) {
        List<MatchResult> values = new ArrayList<>(VALUE.matcher(body).results().toList());
        if (values.isEmpty()) {
            return OddTexts.json(random);
        }
        MatchResult one = Mutation.pick(values, random);
        String other =
                random.nextBoolean()
                        ? OddTexts.json(random)
                        : tools.jackson.databind.json.JsonMapper.shared()
                                .writeValueAsString(OddTexts.text(random));
        return body.substring(0, one.start()) + RawRequest.bytes(other) + body.substring(one.end());
    }

    /** In chunks, the last of which may be broken. */
    private static RawRequest chunked(RawRequest request, Random random) {
        String length = Integer.toHexString(request.body().length());
        String end =
                Mutation.pick(
                        List.of("0\r\n\r\n", "0\r\nX: y\r\n\r\n", "ZZ\r\n", "-1\r\n", ""), random);
        return request.and("Transfer-Encoding: chunked")
                .withBody(length + "\r\n" + request.body() + "\r\n" + end);
    }
}
