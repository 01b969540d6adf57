package jp.nagaokapay.web.connection;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;

/** Takes no connection beyond an address's share, and watches how requests arrive on them. */
final class BoundedEndpoint extends NioEndpoint {
    private final AddressShares shares = new AddressShares();
    private volatile Duration requestWithin = Duration.ofDays(1);

    void bound(ConnectionLimits limits, Predicate<InetAddress> counted) {
        shares.bound(limits.perAddress(), counted);
        requestWithin = limits.requestWithin();
    }

    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new ArrivingRequests(handler, shares));
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (!shares.take(socket)) {
            destroySocket(socket);
            return false;
        }
        boolean isOpen = super.setSocketOptions(socket);
        if (!isOpen) {
            shares.giveBack(socket);
        }
        return isOpen;
    }

    void endSlowRequests() {
        if (getHandler() instanceof ArrivingRequests arriving) {
            arriving.endThoseOver(requestWithin);
        }
    }
}
