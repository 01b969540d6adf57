package jp.nagaokapay.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections by hand, to a server with nothing but the bounds. */
class BoundedHttp11Test {
    private static final int CONNECTIONS_MAX = 3;
    private static final Duration WITHIN = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Tomcat SERVER = new Tomcat();

    @TempDir private static Path folder;

    private final List<Socket> opened = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        SERVER.setBaseDir(folder.toString());
        Connector connector = new Connector(BoundedHttp11.class.getName());
        connector.setPort(0);
        BoundedHttp11 protocol = (BoundedHttp11) connector.getProtocolHandler();
        protocol.bound(new ConnectionLimits(CONNECTIONS_MAX, WITHIN), _ -> true);
        protocol.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        SERVER.setConnector(connector);
        Context context = SERVER.addContext("", folder.toString());
        Wrapper wrapper = Tomcat.addServlet(context, "all", new Servlet());
        wrapper.setAsyncSupported(true);
        wrapper.addMapping("/*");
        SERVER.getEngine().getPipeline().addValve(new ReceivedRequests());
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
        SERVER.destroy();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : opened) {
            socket.close();
        }
    }

    @Test
    void a_head_that_drips_in_is_not_waited_for() throws IOException {
        assertThat(answerWhileDripping("GET /read HTTP/1.1\r\nX: ")).isEmpty();
    }

    @Test
    void nor_is_a_body_whether_anybody_reads_it_or_not() throws IOException {
        String body = " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";
        assertThat(answerWhileDripping("POST /read" + body)).startsWith("HTTP/1.1 400");
        assertThat(answerWhileDripping("POST /refused" + body)).startsWith("HTTP/1.1 401");
        String chunks = " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n";
        assertThat(answerWhileDripping("POST /read" + chunks)).startsWith("HTTP/1.1 400");
    }

    @Test
    void the_second_request_of_a_connection_has_no_more_time_than_the_first() throws IOException {
        Socket socket = open();
        send(socket, "GET /read HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(read(socket)).startsWith("HTTP/1.1 200");
        assertThat(answerWhileDripping(socket, "GET /read HTTP/1.1\r\nX: ")).isEmpty();
    }

    @Test
    void a_stream_whose_request_has_arrived_stays() throws Exception {
        Socket socket = open();
        send(socket, "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
        String seen = read(socket);
        for (int i = 0; i < 20 && !seen.contains("late"); i++) {
            seen += read(socket);
        }
        assertThat(seen).contains("early", "late");
    }

    @Test
    void an_address_has_its_share_of_connections_and_another_when_one_is_closed()
            throws IOException {
        List<Socket> share = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS_MAX; i++) {
            share.add(open());
            assertThat(isServed(share.getLast())).isTrue();
        }
        assertThat(isServed(open())).isFalse();
        assertThat(isServed(share.getFirst())).isTrue();

        share.getFirst().close();
        Awaitility.await().atMost(SOON).until(() -> isServed(open()));
    }

    @Test
    void proxies_and_machines_of_ones_own_are_not_counted() throws Exception {
        for (String own :
                List.of(
                        "127.0.0.1",
                        "::1",
                        "10.1.2.3",
                        "192.168.0.9",
                        "172.17.0.1",
                        "fe80::1",
                        "fd12::1")) {
            assertThat(AddressShares.isOfTheInternet(InetAddress.getByName(own))).as(own).isFalse();
        }
        for (String other : List.of("203.0.113.7", "2001:db8::1", "172.32.0.1")) {
            assertThat(AddressShares.isOfTheInternet(InetAddress.getByName(other)))
                    .as(other)
                    .isTrue();
        }
    }

    private Socket open() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), SERVER.getConnector().getLocalPort());
        socket.setSoTimeout((int) SOON.toMillis());
        opened.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What comes next; empty where the connection was closed. */
    private static String read(Socket socket) throws IOException {
        byte[] buffer = new byte[4_096];
        int length = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(0, length), StandardCharsets.US_ASCII);
    }

    private static boolean isServed(Socket socket) {
        try {
            send(socket, "GET /read HTTP/1.1\r\nHost: x\r\n\r\n");
            return read(socket).startsWith("HTTP/1.1 200");
        } catch (IOException refused) {
            return false;
        }
    }

    private String answerWhileDripping(String begin) throws IOException {
        return answerWhileDripping(open(), begin);
    }

    /** All that is answered before the server closes, which it must. */
    private static String answerWhileDripping(Socket socket, String begin) throws IOException {
        send(socket, begin);
        socket.setSoTimeout(20);
        long until = System.nanoTime() + SOON.toNanos();
        StringBuilder answer = new StringBuilder();
        while (System.nanoTime() < until) {
            try {
                String more = read(socket);
                if (more.isEmpty()) {
                    return answer.toString();
                }
                answer.append(more);
            } catch (SocketTimeoutException goOn) {
                try {
                    send(socket, "a");
                } catch (IOException closed) {
                    return answer.toString();
                }
            } catch (IOException closed) {
                return answer.toString();
            }
        }
        throw new AssertionError("still open, having answered " + answer);
    }

    private static final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private static void end(AsyncContext stream) {
            try {
                stream.getResponse().getWriter().write("late");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                stream.complete();
            }
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            switch (request.getRequestURI()) {
                case "/read" -> request.getInputStream().readAllBytes();
                case "/refused" -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                default -> {
                    AsyncContext stream = request.startAsync();
                    stream.setTimeout(0);
                    response.getWriter().write("early");
                    response.flushBuffer();
                    CompletableFuture.delayedExecutor(
                                    WITHIN.multipliedBy(5).toMillis(), TimeUnit.MILLISECONDS)
                            .execute(() -> end(stream));
                }
            }
        }
    }
}
