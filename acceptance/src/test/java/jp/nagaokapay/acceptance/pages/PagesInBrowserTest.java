package jp.nagaokapay.acceptance.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.acceptance.program.ChildProcess;
import jp.nagaokapay.acceptance.program.Deployment;
import jp.nagaokapay.acceptance.program.DeploymentShape;
import jp.nagaokapay.acceptance.program.ProgramCommands;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.TestDatabase;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages for residents and shops in a real browser, on the program as it is delivered. What is
 * tried stands in {@code web-apps/e2e}; each of its sentences is a test here.
 */
@WithAChromium
class PagesInBrowserTest {
    @TempDir private Path logs;

    @TestFactory
    List<DynamicNode> pages() throws IOException {
        String https = String.valueOf(ChildProcess.freePort());
        try (Deployment deployment =
                Deployment.open(
                        DeploymentShape.ALL_IN_ONE,
                        ProgramCommands.ofLedger(Path.of(ProgramCommands.ledgerJar())),
                        server(),
                        logs,
                        Map.of(
                                "NAGAOKAPAY_TRANSFERS_ENABLED",
                                "true",
                                "NAGAOKAPAY_HTTPS_PORT",
                                https,
                                "NAGAOKAPAY_HTTPS_ADDRESS",
                                "127.0.0.1",
                                "NAGAOKAPAY_DATABASE_DIRECTORY",
                                logs.toString()))) {
            // By name: browsers let a page have camera, service worker and keys at localhost.
            String address = "http://localhost:" + deployment.ledger().url().getPort();
            return new BrowserTests(Machine.here()).run(address, "https://127.0.0.1:" + https);
        }
    }

    private static Database server() {
        return new Database(TestDatabase.freshUrl().replaceFirst("\\?.*", ""), "postgres", "");
    }
}
