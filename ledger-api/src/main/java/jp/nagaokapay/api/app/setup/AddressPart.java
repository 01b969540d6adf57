package jp.nagaokapay.api.app.setup;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.web.start.LiveStart;

/** How people reach the program: its name, and the proxy in front of it that ends TLS. */
final class AddressPart implements SetupPart {
    private static final String PROXIES = "nagaokapay.network.proxies";

    @Override
    public String name() {
        return "address";
    }

    @Override
    public String title() {
        return "The address, and the proxy in front that ends TLS";
    }

    @Override
    public List<String> prefixes() {
        return List.of(LiveStart.ISSUER, "nagaokapay.network.", "server.");
    }

    @Override
    public void ask(Interview interview) {
        interview.text(LiveStart.ISSUER, "address as people see it, https://...", null);
        interview.text(PROXIES, "addresses of the proxy, as the program sees it", "127.0.0.1,::1");
        interview.text("server.address", "address that the program itself listens at", "127.0.0.1");
        interview.text("server.port", "and its port", "8080");
    }

    /** Any answer will do: the program behind the proxy need not run yet. */
    @Override
    public Optional<String> problem(Interview answered) {
        String issuer = answered.settings().getOrDefault(LiveStart.ISSUER, "");
        return LiveStart.addressProblem(issuer).or(() -> PublicAddress.problem(URI.create(issuer)));
    }
}
