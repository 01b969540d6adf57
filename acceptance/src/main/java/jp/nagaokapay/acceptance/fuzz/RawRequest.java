package jp.nagaokapay.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as it goes over the wire, which no client library would let out as it is.
 *
 * @param headers a line each; the length is added where none of them says it
 * @param body each character one byte
 */
record RawRequest(String method, String target, List<String> headers, String body) {
    private static final int ANSWERED_WITHIN_MILLIS = 15_000;
    private static final int CONNECTED_WITHIN_MILLIS = 5_000;
    private static final int BUFFER = 8_192;

    static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), "");
    }

    RawRequest withMethod(String other) {
        return new RawRequest(other, target, headers, body);
    }

    RawRequest withTarget(String other) {
        return new RawRequest(method, other, headers, body);
    }

    RawRequest withBody(String other) {
        return new RawRequest(method, target, headers, other);
    }

    /** With another line; one of the same name stays. */
    RawRequest and(String line) {
        List<String> more = new ArrayList<>(headers);
        more.add(line);
        return new RawRequest(method, target, more, body);
    }

    RawRequest without(String name) {
        List<String> fewer = headers.stream().filter(line -> !isOf(name, line)).toList();
        return new RawRequest(method, target, fewer, body);
    }

    /** With this line in place of those of the same name. */
    RawRequest with(String line) {
        return without(line.substring(0, line.indexOf(':'))).and(line);
    }

    /** Whether less may come than it says: who leaves in the middle need not be answered. */
    boolean isCutOff() {
        return has("Content-Length") || has("Transfer-Encoding");
    }

    private boolean has(String name) {
        return headers.stream().anyMatch(line -> isOf(name, line));
    }

    private static boolean isOf(String name, String line) {
        return line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ':');
    }

    /** Texts beyond ASCII go out as UTF-8; what is Latin already goes out byte by byte. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    RawAnswer sendTo(URI program) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(program.getHost(), program.getPort()),
                    CONNECTED_WITHIN_MILLIS);
            socket.setSoTimeout(ANSWERED_WITHIN_MILLIS);
            send(socket, program);
            return read(socket.getInputStream());
        } catch (IOException e) {
            return RawAnswer.none(e.toString());
        }
    }

    /** A server may answer and close before it has read everything. */
    private void send(Socket socket, URI program) {
        try {
            socket.getOutputStream().write(text(program).getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
        } catch (IOException refused) {
            // What it answered is still to be read.
            return;
        }
    }

    private String text(URI program) {
        StringBuilder text = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\n");
        headers.forEach(line -> text.append(line).append("\r\n"));
        if (!has("Host")) {
            text.append("Host: ").append(program.getAuthority()).append("\r\n");
        }
        boolean saysLength = has("Content-Length") || has("Transfer-Encoding");
        if (!saysLength && (!body.isEmpty() || !method.equals("GET"))) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        if (!has("Connection")) {
            text.append("Connection: close\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    /** All of it, but of a stream only its head. */
    private RawAnswer read(InputStream stream) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                all.write(buffer, 0, n);
                RawAnswer soFar = RawAnswer.parse(all.toByteArray());
                if (soFar.isStream() || soFar.isComplete(method)) {
                    return soFar;
                }
            }
        } catch (SocketTimeoutException e) {
            return all.size() == 0
                    ? RawAnswer.none("no answer in time")
                    : RawAnswer.parse(all.toByteArray());
        }
        return all.size() == 0
                ? RawAnswer.none("closed without an answer")
                : RawAnswer.parse(all.toByteArray());
    }

    /** Short, for a report. */
    String shown() {
        String all = method + ' ' + target + ' ' + headers + ' ' + body;
        String plain =
                all.replaceAll("Bearer [\\w.-]+", "Bearer …").replaceAll("[^\\x20-\\x7E]", "·");
        return plain.length() > 600 ? plain.substring(0, 600) + '…' : plain;
    }
}
