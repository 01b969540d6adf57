package jp.nagaokapay.acceptance.program;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.api.app.database.Login;
import org.jspecify.annotations.Nullable;

/** The running programs of one deployment shape. */
public final class Deployment implements AutoCloseable {
    private final ChildProcess ledger;
    private final @Nullable ChildProcess gateway;

    private Deployment(ChildProcess ledger, @Nullable ChildProcess gateway) {
        this.ledger = ledger;
        this.gateway = gateway;
    }

    /**
     * Starts them on new databases of a server and waits until they take requests.
     *
     * @param logs where each process writes what it says
     */
    public static Deployment open(
            DeploymentShape shape, ProgramCommands programs, Database server, Path logs) {
        return open(shape, programs, server, logs, Map.of());
    }

    /**
     * @param ledgerSettings what the ledger is told besides, as environment variables
     */
    public static Deployment open(
            DeploymentShape shape,
            ProgramCommands programs,
            Database server,
            Path logs,
            Map<String, String> ledgerSettings) {
        DeploymentDatabases databases = DeploymentDatabases.on(server);
        GatewayKey key = GatewayKey.next();
        int internal = ChildProcess.freePort();
        Map<String, String> settings = new TreeMap<>();
        settings.putAll(databaseSettings("NAGAOKAPAY_DATABASE_", databases.ledger()));
        settings.put("NAGAOKAPAY_DEMO", "true");
        settings.putAll(webhooks());
        settings.putAll(ledgerSettings);
        if (shape == DeploymentShape.SPLIT) {
            settings.putAll(key.ledgerSettings(internal));
        }
        ChildProcess ledger =
                new ChildProcess(
                                programs.ledger(),
                                settings,
                                logs.resolve(shape.title() + "-ledger.log"))
                        .begin();
        ChildProcess gateway =
                shape == DeploymentShape.SPLIT
                        ? gateway(
                                        programs,
                                        databases.gateway(),
                                        URI.create("http://127.0.0.1:" + internal),
                                        key,
                                        logs)
                                .begin()
                        : null;
        Deployment deployment = new Deployment(ledger, gateway);
        try {
            deployment.awaitReady();
            return deployment;
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    /**
     * A gateway for a ledger; not started yet.
     *
     * @param ledger where a gateway asks it
     */
    public static ChildProcess gateway(
            ProgramCommands programs, Database database, URI ledger, GatewayKey key, Path logs) {
        Map<String, String> settings = new TreeMap<>(webhooks());
        settings.putAll(databaseSettings("NAGAOKAPAY_GATEWAY_DATABASE_", database));
        settings.put("NAGAOKAPAY_DEMO", "true");
        settings.put("NAGAOKAPAY_LEDGER_URL", ledger.toString());
        settings.put("NAGAOKAPAY_LEDGER_CLIENT_KEY", key.secret());
        return new ChildProcess(programs.gateway(), settings, logs.resolve("gateway.log"));
    }

    /** What a program is told of its database, and of its owner. */
    public static Map<String, String> databaseSettings(String prefix, Database database) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(prefix + "URL", database.url());
        settings.put(prefix + "USER", database.user());
        settings.put(prefix + "PASSWORD", database.password());
        Login owner = database.owner();
        if (owner != null) {
            settings.put(prefix + "OWNER_USER", owner.user());
            settings.put(prefix + "OWNER_PASSWORD", owner.password());
        }
        return settings;
    }

    /** The webhook receiver is on loopback, and its failures are retried soon. */
    private static Map<String, String> webhooks() {
        return Map.of(
                "NAGAOKAPAY_WEBHOOKS_ALLOW_PRIVATE_TARGETS", "true",
                "NAGAOKAPAY_WEBHOOKS_FIRST_RETRY", "200ms",
                "NAGAOKAPAY_WEBHOOKS_LONGEST_PAUSE", "2s");
    }

    public void awaitReady() {
        ledger.awaitReady();
        if (gateway != null) {
            gateway.awaitReady();
        }
    }

    public ChildProcess ledger() {
        return ledger;
    }

    /** The process that serves the shops' API. */
    public ChildProcess gateway() {
        return gateway == null ? ledger : gateway;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        ledger.close();
    }
}
