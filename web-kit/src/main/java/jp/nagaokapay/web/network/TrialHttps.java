package jp.nagaokapay.web.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;

/**
 * A second port with a self-made certificate, for trying a demo out on a phone, whose camera and
 * keys need https.
 */
public final class TrialHttps {
    /** The port; not set: there is none. */
    public static final String PORT = "nagaokapay.https.port";

    /** Where it listens; not set: everywhere, for phones are other machines. */
    public static final String ADDRESS = "nagaokapay.https.address";

    public static final int USUAL_PORT = 8443;

    private TrialHttps() {}

    public static boolean isOn(Environment environment) {
        return environment.getProperty(PORT) != null;
    }

    /** Addresses at which it is reached, those for other machines first; none while it is off. */
    public static List<String> addresses(Environment environment) {
        String port = environment.getProperty(PORT);
        return port == null
                ? List.of()
                : hosts().stream().map(host -> "https://" + host + ':' + port).toList();
    }

    /** IPv4 addresses of this machine in its networks, then its own names for itself. */
    public static List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .filter(address ->
                            !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .sorted()
                    .forEach(hosts::add);
        } catch (SocketException noNetwork) {
            // Then this machine alone reaches it.
        }
        hosts.add("localhost");
        hosts.add("127.0.0.1");
        return hosts;
    }
}
