package jp.nagaokapay.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/**
 * Sends a program what no client library would, over a plain socket: every answer must be a
 * problem, and none may blame the program.
 */
@NullMarked
public final class MalformedRequests {
    private static final String JSON = "Content-Type: application/json\r\n";

    /** JSON that cannot be read, or not within the reader's limits. */
    private static final List<String> UNREADABLE =
            List.of(
                    "{\"x\": " + "[".repeat(501) + "]".repeat(501) + "}",
                    "{\"x\": ".repeat(501) + "1" + "}".repeat(501),
                    "[".repeat(200_000),
                    "{\"amount\": " + "1".repeat(1_001) + "}",
                    "{\"amount\": 0." + "1".repeat(1_001) + "}",
                    "{\"" + "n".repeat(50_001) + "\": 1}",
                    "{\"amount\": NaN}",
                    "{\"amount\": -Infinity}",
                    "{\"amount\": 1, \"amount\": 1}",
                    "{\"amount\": 1}{",
                    "{\"x\": \"\u00ff\u00fe\u00c0\u0080\"}",
                    "{\"x\": \"\u00e3\u0081\"}",
                    "\u0000\u0000\u0000{\u007f\u00ff\u00ff\u00ff",
                    "\u0000{\u0000\"\u0000",
                    "/* */ {}",
                    "\u00ef\u00bb\u00bf",
                    "");

    /** JSON, but no amount that anybody could mean. */
    private static final List<String> AMOUNTS =
            List.of(
                    "1e999999999",
                    "1E-999999999",
                    "1e99999999999999999999",
                    "9".repeat(1_000),
                    "-0.0",
                    "[".repeat(400) + "]".repeat(400),
                    "\"" + "9".repeat(200_000) + "\"");

    private static final List<String> QUERIES =
            List.of(
                    "?limit=%zz",
                    "?limit=%",
                    "?limit=%e3%81",
                    "?q=%ff",
                    "?error=%ff",
                    "?%zz=1",
                    "?&=&=x",
                    "?" + "a&".repeat(1_100),
                    "?limit=" + "1".repeat(9_000),
                    "?limit=|<>",
                    "%zz",
                    "%2f",
                    "%5c",
                    "/%e3%81",
                    ";a=b",
                    "/../x");

    private static final List<String> HEADERS =
            List.of(
                    "Content-Type: */*",
                    "Content-Type: nonsense",
                    "Content-Type: application/json;charset=\"",
                    "Content-Type: application/json;charset=nonsense",
                    "Content-Type: multipart/form-data",
                    "Content-Type: multipart/form-data; boundary=",
                    "Content-Type: multipart/form-data; boundary=x",
                    "Content-Type: application/x-www-form-urlencoded",
                    JSON + "Accept: nonsense",
                    JSON + "Accept: a/b;q=7",
                    JSON + "Accept-Language: en;q=9",
                    JSON + "Cookie: a=b=c;;;=,; \"\\",
                    JSON + "Content-Encoding: gzip",
                    JSON + "Content-Length: x",
                    JSON + "Expect: nonsense",
                    JSON + "Content-Length: 4\r\nContent-Length: 5",
                    JSON + "Bad Header: x",
                    JSON + "X: " + "a".repeat(9_000));

    private static final List<String> FORM_TYPES =
            List.of(
                    "application/x-www-form-urlencoded",
                    "application/x-www-form-urlencoded;charset=nonsense",
                    "application/x-www-form-urlencoded;charset=utf-16",
                    "multipart/form-data",
                    "multipart/form-data;boundary=x",
                    "multipart/mixed;boundary=");

    private static final List<String> FORMS =
            List.of("a=%zz", "a=%ff", "=&=", "a=1&".repeat(1_100), "--x\r\n", "\u0000");

    private final int port;
    private final String authorization;

    public MalformedRequests(int port, String token) {
        this.port = port;
        this.authorization = "Authorization: Bearer " + token + "\r\n";
    }

    /** Sent to an operation that reads an amount in JSON. */
    public void assertBodiesAreRefused(String path) {
        String head = "POST " + path + " HTTP/1.1\r\nIdempotency-Key: k\r\n";
        UNREADABLE.forEach(body -> assertRefused(head + JSON, body, "400", "MALFORMED_REQUEST"));
        AMOUNTS.forEach(amount ->
                assertRefused(
                        head + JSON, "{\"amount\": " + amount + "}", "400", "VALIDATION_FAILED"));
        HEADERS.forEach(header ->
                assertRefused(
                        head + header + "\r\n",
                        "{\"x\"",
                        "4(00|06|15|17)",
                        "MALFORMED_REQUEST|UNSUPPORTED_MEDIA_TYPE|NOT_ACCEPTABLE"));
    }

    /** Sent to a path that reads no form, by methods that have none. */
    public void assertFormsAreRefused(String path) {
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            for (String type : FORM_TYPES) {
                FORMS.forEach(form ->
                        assertRefused(
                                method + ' ' + path + " HTTP/1.1\r\nContent-Type: " + type + "\r\n",
                                form,
                                "4\\d\\d",
                                "[A-Z_]+"));
            }
        }
    }

    /** Sent to any path: what HTTP itself does not know. */
    public void assertProtocolIsKept(String path) {
        String get = "GET " + path + " HTTP/1.1\r\n";
        for (String coding : List.of("nonsense", "gzip, chunked", "chunked, chunked", "identity")) {
            String head = get + "Transfer-Encoding: " + coding + "\r\n";
            assertRefused(head, "", "400", "MALFORMED_REQUEST");
        }
        assertRefused("TRACE " + path + " HTTP/1.1\r\n", "", "405", "METHOD_NOT_ALLOWED");
        assertRefused("CONNECT x:1 HTTP/1.1\r\n", "", "4\\d\\d", "[A-Z_]+");
        assertRefused("nothing at all\r\n", "", "400", "MALFORMED_REQUEST");
    }

    /** Sent to an operation that lists something. */
    public void assertQueriesAreRefused(String path) {
        QUERIES.forEach(query ->
                assertRefused(
                        "GET " + path + query + " HTTP/1.1\r\n", "", "400", "MALFORMED_REQUEST"));
        assertRefused("FOO " + path + " HTTP/1.1\r\n", "", "400", "MALFORMED_REQUEST");
        assertRefused("GET " + path + " HTTP/9.9\r\n", "", "400", "MALFORMED_REQUEST");
    }

    public void assertRefused(String head, String body, String status, String code) {
        String shown = head.lines().findFirst().orElse("") + " " + head + body;
        assertThat(send(head, body))
                .as(shown.substring(0, Math.min(200, shown.length())))
                .matches("(?s)HTTP/1.1 " + status + " .*")
                .contains("Content-Type: application/problem+json\r\n")
                .containsPattern("\"code\":\"(" + code + ")\"");
    }

    /** The whole answer; each letter of the request goes out as one byte. */
    public String send(String head, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        String request =
                head
                        + authorization
                        + "Host: localhost\r\nConnection: close\r\n"
                        + length
                        + "\r\n"
                        + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("no answer to " + head, e);
        }
    }
}
