package jp.nagaokapay.acceptance.shopday;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;

/** Ledger and gateway in processes of their own, and a line to cut before each of them. */
final class SplitTown implements AutoCloseable {
    private static final String SECRET = "the-gateways-own-secret";

    final Databases databases;
    final ChildProcess ledger;
    final CutLine toLedger;
    final ChildProcess gateway;
    final CutLine toGateway;

    SplitTown(Path logs) throws IOException {
        Programs programs = programs();
        databases = Databases.on(server());
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
                                        "SPRING_PROFILES_ACTIVE",
                                        "demo",
                                        "NAGAOKAPAY_GATEWAY",
                                        "separate",
                                        "NAGAOKAPAY_GATEWAY_SECRET",
                                        SECRET),
                                logs.resolve("ledger.log"))
                        .begin();
        toLedger = new CutLine(ledger.url());
        gateway =
                Premises.gateway(programs, databases.gateway(), toLedger.url(), SECRET, logs)
                        .begin();
        toGateway = new CutLine(gateway.url());
        ledger.awaitReady();
        gateway.awaitReady();
    }

    static Programs programs() {
        return Programs.of(Path.of(Programs.ledgerJar()), Path.of(Programs.gatewayJar()));
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
