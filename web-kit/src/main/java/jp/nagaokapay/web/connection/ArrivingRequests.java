package jp.nagaokapay.web.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows of each connection on which a request is arriving since when it does. The server itself
 * bounds only the pause between two bytes.
 */
final class ArrivingRequests implements Handler<NioChannel> {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivingRequests.class);

    private final Handler<NioChannel> server;
    private final AddressShares shares;
    private final Map<SocketWrapperBase<NioChannel>, Arrival> arriving = new ConcurrentHashMap<>();

    ArrivingRequests(Handler<NioChannel> server, AddressShares shares) {
        this.server = server;
        this.shares = shares;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
        Arrival arrival =
                arriving.computeIfAbsent(
                        connection, one -> new Arrival(one.getSocket().getIOChannel()));
        SocketState state = arrival.during(() -> server.process(connection, event));
        if (state == SocketState.LONG) {
            arrival.pause();
        } else {
            arriving.remove(connection);
        }
        return state;
    }

    /**
     * Reads no further where a request has not arrived whole; whoever handles it finds its end, and
     * the connection is closed in the usual way.
     */
    void endThoseOver(Duration limit) {
        arriving.values().stream()
                .filter(arrival -> arrival.isOver(limit))
                .forEach(arrival -> {
                    try {
                        arrival.end();
                    } catch (IOException e) {
                        LOG.debug("Closed meanwhile", e);
                    }
                });
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> connection) {
        arriving.remove(connection);
        shares.giveBack(connection.getSocket().getIOChannel());
        server.release(connection);
    }

    @Override
    public Object getGlobal() {
        return server.getGlobal();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void recycle() {
        server.recycle();
    }
}
