package jp.nagaokapay.acceptance.benchmark.payments;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection, one request at a time. It does what a caller must and no more, so that the
 * generator takes little of the machine that it shares with what it measures.
 */
final class HttpConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final URI server;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean closing;

    HttpConnection(URI server) throws IOException {
        this.server = server;
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        out = socket.getOutputStream();
    }

    /** A server ends a connection after so many requests. */
    private void connectAgain() throws IOException {
        socket.close();
        HttpConnection next = new HttpConnection(server);
        socket = next.socket;
        in = next.in;
        out = next.out;
        closing = false;
    }

    record Answer(int status, String body) {}

    Answer get(String path, String token) throws IOException {
        return send("GET " + path, token, "", "");
    }

    Answer post(String path, String token, String key, String body) throws IOException {
        return send("POST " + path, token, "Idempotency-Key: \"" + key + "\"\r\n", body);
    }

    private Answer send(String line, String token, String header, String body) throws IOException {
        if (closing) {
            connectAgain();
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head =
                line
                        + " HTTP/1.1\r\nHost: "
                        + server.getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + token
                        + "\r\nAccept: application/json\r\n"
                        + header
                        + (content.length == 0
                                ? "\r\n"
                                : "Content-Type: application/json\r\nContent-Length: "
                                        + content.length
                                        + "\r\n\r\n");
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + content.length);
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(content);
        request.writeTo(out);
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (String field = line(); !field.isEmpty(); field = line()) {
            String lower = field.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(field.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            } else if (lower.equals("connection: close")) {
                closing = true;
            }
        }
        return new Answer(
                status,
                new String(chunked ? chunks() : in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.writeBytes(in.readNBytes(size));
            String end = line();
            if (size == 0) {
                return all.toByteArray();
            }
            if (!end.isEmpty()) {
                throw new IOException("a chunk that is longer than it says");
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the program closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
