package jp.nagaokapay.acceptance.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Paths and queries that cannot be decoded, are not asked for, or name something odd. */
final class OddTargets {
    private static final List<String> SEGMENTS =
            List.of(
                    "%ff",
                    "%00",
                    "%zz",
                    "%",
                    "%2f",
                    "%2e%2e",
                    "..",
                    ".",
                    "%5c",
                    "%e3%81",
                    "%0d%0a",
                    "%252f",
                    ";a=b",
                    "a;jsessionid=x",
                    "",
                    "%20",
                    "*",
                    "%25",
                    "%f0%9f%8d%a3",
                    "-1",
                    "null",
                    "%c0%af",
                    "a%3fb",
                    "a%23b",
                    "|<>^`{}",
                    "\u00ff",
                    "merchant:demo",
                    "payment:x",
                    "a".repeat(300),
                    "a".repeat(9_000));

    private static final List<String> QUERIES =
            List.of(
                    "q=%ff",
                    "limit=%zz",
                    "limit=",
                    "limit=0",
                    "limit=-1",
                    "limit=1e3",
                    "limit=99999999999",
                    "limit=1&limit=2",
                    "after=%00",
                    "after=x",
                    "after=-1",
                    "unknown=1",
                    "%ff=1",
                    "=1",
                    "&&&",
                    "a[]=1",
                    "a=%f0%9f%8d%a3",
                    "date=2026-02-30",
                    "from=9999-12-31&to=0001-01-01",
                    "at=now",
                    "fiscalYear=99999",
                    "by=NOTHING",
                    "size=A0",
                    "?",
                    "q=" + "a".repeat(7_000),
                    "a&".repeat(1_100),
                    "access_token=x",
                    "_method=DELETE",
                    "|<>");

    private OddTargets() {}

    static RawRequest mutate(RawRequest request, Random random) {
        return request.withTarget(
                random.nextBoolean()
                        ? path(request.target(), random)
                        : query(request.target(), random));
    }

    private static String path(String target, Random random) {
        String path = target.replaceFirst("\\?.*", "");
        String rest = target.substring(path.length());
        String odd =
                random.nextInt(3) == 0
                        ? URLEncoder.encode(OddTexts.text(random), StandardCharsets.UTF_8)
                        : Mutation.pick(SEGMENTS, random);
        String[] segments = path.split("/", -1);
        return switch (random.nextInt(6)) {
            case 0 -> path + '/' + odd + rest;
            case 1 -> path + odd + rest;
            case 2 -> path + '/' + rest;
            case 3 -> path.replaceFirst("/", "//") + rest;
            default -> {
                segments[1 + random.nextInt(segments.length - 1)] = odd;
                yield String.join("/", segments) + rest;
            }
        };
    }

    private static String query(String target, Random random) {
        int at = target.indexOf('?');
        String pair = Mutation.pick(QUERIES, random);
        if (at < 0) {
            return target + '?' + pair;
        }
        String[] pairs = target.substring(at + 1).split("&", -1);
        int changed = random.nextInt(pairs.length);
        String name = pairs[changed].replaceFirst("=.*", "");
        pairs[changed] =
                switch (random.nextInt(4)) {
                    case 0 -> pairs[changed] + '&' + pairs[changed];
                    case 1 -> pair;
                    case 2 -> name + "=%ff";
                    default ->
                            name
                                    + '='
                                    + URLEncoder.encode(
                                            OddTexts.text(random), StandardCharsets.UTF_8);
                };
        return target.substring(0, at + 1) + String.join("&", pairs);
    }
}
