package jp.nagaokapay.acceptance.fuzz;

import java.util.List;
import java.util.Random;

/** Request lines and headers that are wrong, or that nobody expects. */
final class OddHeads {
    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "POST",
                    "PUT",
                    "DELETE",
                    "PATCH",
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "CONNECT",
                    "PROPFIND",
                    "QUERY",
                    "FOO",
                    "get",
                    "");

    private static final List<String> TYPES =
            List.of(
                    "*/*",
                    "application/*",
                    "multipart/form-data",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=x",
                    "multipart/mixed; boundary=x",
                    "application/x-www-form-urlencoded",
                    "application/x-www-form-urlencoded; charset=nonsense",
                    "text/plain",
                    "text/csv",
                    "application/xml",
                    "application/pdf",
                    "application/json; charset=utf-16",
                    "application/json; charset=nonsense",
                    "application/json;;;",
                    "application/problem+json",
                    "application/vnd.x+json",
                    "APPLICATION/JSON",
                    "nonsense",
                    "",
                    "a/b/c",
                    "/",
                    "application/json, text/csv");

    private static final List<String> LINES =
            List.of(
                    "Accept: application/xml",
                    "Accept: text/html",
                    "Accept: image/*",
                    "Accept: nonsense",
                    "Accept: */*;q=0",
                    "Accept: application/json;q=1.5",
                    "Accept: " + "a/b,".repeat(300) + "c/d",
                    "Accept-Language: *",
                    "Accept-Language: xx-YY-" + "a".repeat(200),
                    "Accept-Language: en;q=x",
                    "Accept-Encoding: gzip;q=0, identity;q=0",
                    "Accept-Charset: nonsense",
                    "Cookie: SESSION=AAAA",
                    "Cookie: SESSION=%00; SESSION=b",
                    "Cookie: JSESSIONID=x; a=b=c;;;=,",
                    "Cookie: $Version=1; $Path=\"/",
                    "Expect: 100-continue",
                    "Expect: nonsense",
                    "Content-Encoding: gzip",
                    "Content-Encoding: nonsense",
                    "Content-Length: 0",
                    "Content-Length: -1",
                    "Content-Length: 1000",
                    "Content-Length: x",
                    "Content-Length: 99999999999999999999",
                    "Transfer-Encoding: nonsense",
                    "Transfer-Encoding: chunked",
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: identity",
                    "Host: ",
                    "Host: evil.example",
                    "Host: a b",
                    "Host: [::1",
                    "Host: 127.0.0.1:99999",
                    "X-Forwarded-For: ' OR 1=1",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: gopher",
                    "Forwarded: for=_x;proto=\"",
                    "X-HTTP-Method-Override: DELETE",
                    "X-Forwarded-Prefix: /%00",
                    "Range: bytes=0-0,1-1,-1",
                    "Range: bytes=9-1",
                    "If-None-Match: *",
                    "If-Match: \"x\"",
                    "If-Modified-Since: yesterday",
                    "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
                    "Origin: https://evil.example",
                    "Origin: null",
                    "Access-Control-Request-Method: NONSENSE",
                    "Upgrade: h2c",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Connection: " + "x,".repeat(200),
                    "Idempotency-Key: ",
                    "Idempotency-Key: \"open",
                    "Idempotency-Key: " + "k".repeat(300),
                    "Idempotency-Key: \u0000",
                    "Idempotency-Key: ?1;x=:AA==:",
                    "Last-Event-ID: -1",
                    "Last-Event-ID: 99999999999999999999",
                    "Ledger-Position: -1",
                    "Ledger-Position: 9223372036854775807",
                    "Ledger-Position: x",
                    "DPoP: x",
                    "DPoP: e30.e30.e30",
                    "X-Odd: \u0000",
                    "X-Odd: \u00ff\u00fe",
                    "X-Odd: a\r\n folded",
                    "X Odd: blank",
                    ": nameless",
                    "nocolon",
                    "X-Long: " + "a".repeat(9_000),
                    "X-Long: " + "a".repeat(100_000));

    private OddHeads() {}

    static RawRequest mutate(RawRequest request, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> request.withMethod(Mutation.pick(METHODS, random));
            case 1 -> request.with("Content-Type: " + Mutation.pick(TYPES, random));
            case 2 -> request.without("Content-Type").without("Idempotency-Key");
            case 3 -> many(request, random);
            case 4 -> request.and(Mutation.pick(LINES, random));
            default -> with(request, Mutation.pick(LINES, random));
        };
    }

    private static RawRequest with(RawRequest request, String line) {
        return line.indexOf(':') > 0 ? request.with(line) : request.and(line);
    }

    /** The same header many times, or twice what may come once. */
    private static RawRequest many(RawRequest request, Random random) {
        if (request.headers().isEmpty() || random.nextBoolean()) {
            RawRequest all = request;
            for (int i = 0; i < 120; i++) {
                all = all.and("X-Many-" + i + ": " + i);
            }
            return all;
        }
        return request.and(Mutation.pick(request.headers(), random));
    }
}
