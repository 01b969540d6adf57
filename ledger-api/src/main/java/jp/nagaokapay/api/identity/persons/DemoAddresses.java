package jp.nagaokapay.api.identity.persons;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import jp.nagaokapay.web.network.TrialHttps;
import org.springframework.core.env.Environment;

/** Where browsers find a demo: on this machine by either name, and over https by every address. */
public final class DemoAddresses {
    private static final int USUAL_PORT = 8080;

    private DemoAddresses() {}

    /** The usual port's are always among them: programs written against the demo end there. */
    public static Set<String> of(Environment environment) {
        Set<String> addresses = new LinkedHashSet<>();
        int port = environment.getProperty("server.port", Integer.class, USUAL_PORT);
        Stream.of(USUAL_PORT, port)
                .filter(one -> one > 0)
                .flatMap(one -> Stream.of("http://localhost:" + one, "http://127.0.0.1:" + one))
                .forEach(addresses::add);
        addresses.addAll(TrialHttps.addresses(environment));
        return addresses;
    }
}
