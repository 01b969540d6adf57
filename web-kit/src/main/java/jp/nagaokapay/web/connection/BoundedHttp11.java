package jp.nagaokapay.web.connection;

import java.net.InetAddress;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** The server's own HTTP, on {@linkplain BoundedEndpoint bounded connections}. */
public final class BoundedHttp11 extends Http11NioProtocol {
    private static final long SWEPT_EVERY_MILLIS = 500;

    private final BoundedEndpoint endpoint;
    private @Nullable ScheduledFuture<?> sweeping;

    /** The server makes it by its name. */
    public BoundedHttp11() {
        this(new BoundedEndpoint());
    }

    private BoundedHttp11(BoundedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void bound(ConnectionLimits limits, Predicate<InetAddress> counted) {
        endpoint.bound(limits, counted);
    }

    @Override
    public void start() throws Exception {
        super.start();
        sweeping =
                getUtilityExecutor()
                        .scheduleWithFixedDelay(
                                endpoint::endSlowRequests,
                                SWEPT_EVERY_MILLIS,
                                SWEPT_EVERY_MILLIS,
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (sweeping != null) {
            sweeping.cancel(false);
        }
        super.stop();
    }
}
