package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.TestClassPath;
import jp.nagaokapay.ledger.journal.LotConservation;
import jp.nagaokapay.ledger.log.follow.Processors;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledUnderLoadTest {
    private static final int PAYMENTS_BEFORE_THE_KILL = 500;

    @Test
    void killed_with_9_under_load_the_ledger_has_every_acknowledged_payment(@TempDir Path directory)
            throws Exception {
        Path data = directory.resolve("data");
        List<String> acknowledged = payUntilKilled(directory, data);

        try (DatabaseServer server = DatabaseServer.start(data.toString());
                LedgerProcess process =
                        LedgerProcess.start(
                                server.database(), Clock.systemUTC(), new FakeFunding())) {
            Wallets wallets = process.get(Wallets.class);
            Map<WalletId, Long> lowest = new HashMap<>();
            for (String line : acknowledged) {
                String[] words = line.split(" ");
                WalletId wallet = new WalletId(words[1]);
                assertThat(wallets.payment(wallet, new PaymentId(words[2]))).isPresent();
                lowest.merge(wallet, Long.valueOf(words[3]), Math::min);
            }
            assertThat(lowest)
                    .allSatisfy((wallet, available) ->
                            assertThat(wallets.find(wallet).orElseThrow().available().amount())
                                    .isBetween(available - 2, available));
            process.get(Processors.class).awaitDrained(Duration.ofSeconds(60));
            assertThat(process.get(LotConservation.class).differences()).isEmpty();
        }
    }

    private static List<String> payUntilKilled(Path directory, Path data) throws IOException {
        Path log = directory.resolve("paid.log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                TestClassPath.get(),
                                PaysUntilKilled.class.getName(),
                                data.toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(4))
                    .until(() -> !process.isAlive() || paid(log).size() > PAYMENTS_BEFORE_THE_KILL);
        } finally {
            process.destroyForcibly();
        }
        Awaitility.await().until(() -> !process.isAlive());
        List<String> paid = paid(log);
        assertThat(paid)
                .as(() -> String.join("\n", lines(log)))
                .hasSizeGreaterThan(PAYMENTS_BEFORE_THE_KILL);
        return paid;
    }

    /** Whole lines only: the last one may have been cut off by the kill. */
    private static List<String> paid(Path log) {
        List<String> lines = lines(log);
        return lines.subList(0, Math.max(0, lines.size() - 1)).stream()
                .filter(line -> line.matches("PAID \\S+ payment:[0-9a-f]{32} \\d+"))
                .toList();
    }

    private static List<String> lines(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
