package jp.nagaokapay.acceptance.shopday;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy between two programs that drops the connection at a chosen point of one chosen
 * request.
 */
final class CuttableProxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int FIRST_BYTES_OF_AN_ANSWER = 20;

    private final ServerSocket server;
    private final URI target;
    private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();

    /** Where a line breaks, seen from who asks. */
    enum Point {
        /** The request never arrives. */
        BEFORE_THE_REQUEST,
        /** It arrives and is answered, and the answer is lost. */
        BEFORE_THE_ANSWER,
        /** Some bytes of the answer come through. */
        WITHIN_THE_ANSWER
    }

    private record Cut(String request, Point point) {}

    CuttableProxy(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Cuts the line once, at the next request whose first line contains {@code request}. */
    void cut(String request, Point point) {
        armed.set(new Cut(request, point));
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket asking = server.accept();
                Thread.ofVirtual().start(() -> join(asking));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket asking) {
        AtomicReference<@Nullable Point> broken = new AtomicReference<>();
        try (asking;
                Socket answering = new Socket(target.getHost(), target.getPort())) {
            Thread back = Thread.ofVirtual().start(() -> passAnswers(answering, asking, broken));
            passRequests(asking, answering, broken);
            back.join();
        } catch (IOException e) {
            // one of both has gone; so does the line
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passRequests(
            Socket asking, Socket answering, AtomicReference<@Nullable Point> broken)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        InputStream from = asking.getInputStream();
        OutputStream to = answering.getOutputStream();
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            Cut cut = armed.get();
            String text = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
            if (cut != null && text.contains(cut.request) && armed.compareAndSet(cut, null)) {
                cuts.incrementAndGet();
                if (cut.point == Point.BEFORE_THE_REQUEST) {
                    close(asking);
                    close(answering);
                    return;
                }
                broken.set(cut.point);
            }
            to.write(chunk, 0, read);
            to.flush();
        }
        close(answering);
    }

    private static void passAnswers(
            Socket answering, Socket asking, AtomicReference<@Nullable Point> broken) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream from = answering.getInputStream();
            OutputStream to = asking.getOutputStream();
            for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                Point point = broken.get();
                if (point == Point.WITHIN_THE_ANSWER) {
                    to.write(chunk, 0, Math.min(read, FIRST_BYTES_OF_AN_ANSWER));
                    to.flush();
                }
                if (point != null) {
                    break;
                }
                to.write(chunk, 0, read);
                to.flush();
            }
        } catch (IOException e) {
            // gone
        }
        close(asking);
        close(answering);
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            // it is
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
