package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentDatabases;
import jp.nagaokapay.acceptance.program.GatewayKey;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;

/**
 * Ledger and gateway in processes of their own, with a proxy before each of them that can drop
 * connections.
 */
final class SplitDeployment implements AutoCloseable {
    final DeploymentDatabases databases;
    final ChildProcess ledger;
    final CuttableProxy toLedger;
    final ChildProcess gateway;
    final CuttableProxy toGateway;

    SplitDeployment(Path logs) throws IOException {
        ProgramCommands programs = programs();
        databases = DeploymentDatabases.on(server());
        GatewayKey key = GatewayKey.next();
        int internal = ChildProcess.freePort();
        Map<String, String> settings = new HashMap<>(key.ledgerSettings(internal));
        settings.putAll(Deployment.databaseSettings("NAGAOKAPAY_DATABASE_", databases.ledger()));
        settings.put("NAGAOKAPAY_DEMO", "true");
        ledger = new ChildProcess(programs.ledger(), settings, logs.resolve("ledger.log")).begin();
        toLedger = new CuttableProxy(URI.create("http://127.0.0.1:" + internal));
        gateway =
                Deployment.gateway(programs, databases.gateway(), toLedger.url(), key, logs)
                        .begin();
        toGateway = new CuttableProxy(gateway.url());
        ledger.awaitReady();
        gateway.awaitReady();
    }

    static ProgramCommands programs() {
        return ProgramCommands.of(
                Path.of(ProgramCommands.ledgerJar()), Path.of(ProgramCommands.gatewayJar()));
    }

    /** The tests' own server; databases on it are made new. */
    static Database server() {
        return new Database(TestDatabase.freshUrl().replaceFirst("\\?.*", ""), "postgres", "");
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        ledger.close();
        toGateway.close();
        toLedger.close();
    }
}
