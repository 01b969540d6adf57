package jp.nagaokapay.acceptance.funding;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import jp.nagaokapay.api.app.Arguments;
import jp.nagaokapay.api.app.Command;

/** {@code fake-provider}: plays a provider of funds until it is stopped. */
public final class FakeProviderCommand implements Command {
    private static final String USAGE =
            "usage: fake-provider --secret=SECRET [--port=8090] [--ledger=http://localhost:8080]"
                    + " [--name=fake]";

    @Override
    public String name() {
        return "fake-provider";
    }

    @Override
    public String summary() {
        return "play a provider of funds with a page of its own (--port= --secret= --ledger= --name=)";
    }

    @Override
    public int run(List<String> args) {
        Arguments arguments;
        String secret;
        int port;
        URI ledger;
        try {
            arguments = Arguments.parse(Set.of("port", "secret", "ledger", "name"), args);
            secret = arguments.get("secret", "");
            port = (int) arguments.number("port", 8090);
            ledger = URI.create(arguments.get("ledger", "http://localhost:8080"));
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("--secret is what the ledger has too");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            return 2;
        }
        String name = arguments.get("name", "fake");
        try (FakeProvider provider = FakeProvider.start(port, secret, Duration.ofSeconds(5))) {
            provider.notifyAt(ledger.resolve("/funding/v1/" + name + "/notifications"));
            System.out.println(
                    """
                    A provider of funds that moves no money is at %2$s. The ledger finds it by
                      --nagaokapay.funding.providers.%1$s.url=%2$s
                      --nagaokapay.funding.providers.%1$s.channels=CREDIT_CARD,BANK,ATM
                      --nagaokapay.funding.providers.%1$s.secret=‹the same secret›
                    """
                            .formatted(name, provider.url()));
            new CountDownLatch(1).await();
            return 0;
        } catch (UncheckedIOException e) {
            System.err.println("port " + port + ": " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
