package jp.nagaokapay.web.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/** A request on its way in: first its head, then its body. */
final class Arrival {
    private static final ThreadLocal<@Nullable Arrival> CURRENT = new ThreadLocal<>();

    private final SocketChannel connection;
    private volatile long since = System.nanoTime();

    /** Once its head is there. */
    private volatile @Nullable Request request;

    Arrival(SocketChannel connection) {
        this.connection = connection;
    }

    /** The one that this thread is reading, where it reads one. */
    static @Nullable Arrival current() {
        return CURRENT.get();
    }

    <T> T during(Supplier<T> reading) {
        CURRENT.set(this);
        try {
            return reading.get();
        } finally {
            CURRENT.remove();
        }
    }

    void headRead(Request arrived) {
        since = System.nanoTime();
        request = arrived;
    }

    /** What was not read of its body is still to be passed over. */
    void answered() {
        since = System.nanoTime();
    }

    /**
     * The thread leaves it: for an answer that goes on, or until more of the next head is there.
     */
    void pause() {
        Request last = request;
        if (last != null && !says(last, ActionCode.ASYNC_IS_ASYNC)) {
            request = null;
            since = System.nanoTime();
        }
    }

    boolean isOver(Duration limit) {
        if (System.nanoTime() - since < limit.toNanos()) {
            return false;
        }
        Request last = request;
        try {
            return last == null || !says(last, ActionCode.REQUEST_BODY_FULLY_READ);
        } catch (IndexOutOfBoundsException answeredThisMoment) {
            return false;
        }
    }

    void end() throws IOException {
        connection.shutdownInput();
    }

    private static boolean says(Request request, ActionCode question) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }
}
