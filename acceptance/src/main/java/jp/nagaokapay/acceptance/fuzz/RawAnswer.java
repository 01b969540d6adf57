package jp.nagaokapay.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param status 0 where nothing came
 * @param head all headers, as they came
 */
record RawAnswer(int status, String head, String body) {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern CHUNKED = Pattern.compile("(?i)\\ntransfer-encoding: *chunked");
    private static final Pattern SIZE = Pattern.compile("\\G(?:\\r\\n)?([0-9a-fA-F]{1,7})\\r\\n");
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.\\d (\\d{3})");

    static RawAnswer none(String why) {
        return new RawAnswer(0, "", why);
    }

    static RawAnswer parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        Matcher status = STATUS.matcher(text);
        if (end < 0 || !status.find()) {
            return none(text);
        }
        String rest = text.substring(end + END_OF_HEAD.length());
        if (status.group(1).equals("100")) {
            return parse(rest.getBytes(StandardCharsets.ISO_8859_1));
        }
        String head = text.substring(0, end);
        String body = CHUNKED.matcher(head).find() ? joined(rest) : rest;
        return new RawAnswer(
                Integer.parseInt(status.group(1)),
                head,
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /** What came in chunks, as far as it came. */
    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        Matcher size = SIZE.matcher(chunks);
        int at = 0;
        while (size.find(at)) {
            int begin = size.end();
            at = Math.min(chunks.length(), begin + Integer.parseInt(size.group(1), 16));
            body.append(chunks, begin, at);
        }
        return body.toString();
    }

    /** The value of a header; null where it did not come. */
    @Nullable String header(String name) {
        Matcher value =
                Pattern.compile("(?im)^" + Pattern.quote(name) + ": *(.*?)\r?$").matcher(head);
        return value.find() ? value.group(1) : null;
    }

    private String type() {
        String type = header("Content-Type");
        return type == null ? "" : type;
    }

    boolean isStream() {
        return status == 200 && type().startsWith("text/event-stream");
    }

    /** Whether nothing more will come, where the answer says so. */
    boolean isComplete(String method) {
        String length = header("Content-Length");
        return status != 0
                && (method.equals("HEAD")
                        || status == 204
                        || (length != null
                                && body.getBytes(StandardCharsets.UTF_8).length
                                        >= Long.parseLong(length)));
    }

    boolean isHtml() {
        return type().startsWith("text/html");
    }

    boolean isProblem() {
        return type().startsWith("application/problem+json");
    }

    boolean isDone() {
        return status / 100 == 2;
    }

    boolean isRefused() {
        return status >= 400;
    }

    /** The body, or a missing node where it is no JSON. */
    JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }
}
