package jp.nagaokapay.web.connection;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * How many connections an address holds. Of IPv6 it is the half that a household or a phone is
 * given.
 */
final class AddressShares {
    private static final int NETWORK_BYTES = 8;
    private static final int UNIQUE_LOCAL_MASK = 0xFE;
    private static final int UNIQUE_LOCAL = 0xFC;

    private final Map<SocketChannel, InetAddress> holders = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    private volatile int most = Integer.MAX_VALUE;
    private volatile Predicate<InetAddress> counted = _ -> true;

    void bound(int newMost, Predicate<InetAddress> newCounted) {
        most = newMost;
        counted = newCounted;
    }

    /**
     * Proxies and the operator's own machines are not: through a proxy all come from one address.
     */
    static boolean isOfTheInternet(InetAddress address) {
        boolean isUniqueLocal =
                address instanceof Inet6Address
                        && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return !isUniqueLocal
                && !address.isLoopbackAddress()
                && !address.isSiteLocalAddress()
                && !address.isLinkLocalAddress();
    }

    /** Whether there was room for another. */
    boolean take(SocketChannel connection) {
        try {
            if (!(connection.getRemoteAddress() instanceof InetSocketAddress remote)
                    || !counted.test(remote.getAddress())) {
                return true;
            }
            InetAddress holder = network(remote.getAddress());
            if (counts.merge(holder, 1, Integer::sum) > most) {
                forget(holder);
                return false;
            }
            holders.put(connection, holder);
            return true;
        } catch (IOException closedAlready) {
            return true;
        }
    }

    /** Once or more often. */
    void giveBack(SocketChannel connection) {
        InetAddress holder = holders.remove(connection);
        if (holder != null) {
            forget(holder);
        }
    }

    private void forget(InetAddress holder) {
        counts.computeIfPresent(holder, (_, count) -> count == 1 ? null : count - 1);
    }

    private static InetAddress network(InetAddress address) throws UnknownHostException {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        return InetAddress.getByAddress(bytes);
    }
}
