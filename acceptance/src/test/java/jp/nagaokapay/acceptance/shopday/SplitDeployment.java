package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentDatabases;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;

/**
 * Ledger and gateway in processes of their own, with a proxy before each of them that can drop
 * connections.
 */
final class SplitDeployment implements AutoCloseable {
    private static final String SECRET = "the-gateways-own-secret";

    final DeploymentDatabases databases;
    final ChildProcess ledger;
    final CuttableProxy toLedger;
    final ChildProcess gateway;
    final CuttableProxy toGateway;

    SplitDeployment(Path logs) throws IOException {
        ProgramCommands programs = programs();
        databases = DeploymentDatabases.on(server());
        ledger =
                new ChildProcess(
                                programs.ledger(),
                                Map.of(
                                        "NAGAOKAPAY_DATABASE_URL",
                                        databases.ledger().url(),
                                        "NAGAOKAPAY_DATABASE_USER",
                                        databases.ledger().user(),
                                        "NAGAOKAPAY_DATABASE_PASSWORD",
                                        databases.ledger().password(),
                                        "NAGAOKAPAY_DEMO",
                                        "true",
                                        "NAGAOKAPAY_GATEWAY",
                                        "separate",
                                        "NAGAOKAPAY_GATEWAY_SECRET",
                                        SECRET),
                                logs.resolve("ledger.log"))
                        .begin();
        toLedger = new CuttableProxy(ledger.url());
        gateway =
                Deployment.gateway(programs, databases.gateway(), toLedger.url(), SECRET, logs)
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
