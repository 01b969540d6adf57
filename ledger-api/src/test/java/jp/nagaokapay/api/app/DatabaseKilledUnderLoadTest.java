package jp.nagaokapay.api.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import jp.nagaokapay.api.app.database.Database;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.HolderRef;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.PaymentRequest;
import jp.nagaokapay.ledger.wallet.Residency;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.OpenWallet;
import jp.nagaokapay.ledger.wallet.WalletCommand.Pay;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletId;
import jp.nagaokapay.ledger.wallet.Wallets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer's bug by its name: an acknowledged payment lost over a database restart. */
class DatabaseKilledUnderLoadTest {
    private static final long CHARGED = 50_000;
    private static final int WALLETS = 8;
    private static final int PAID_BEFORE = 200;
    private static final int PAID_AFTER = 50;

    @Test
    void an_acknowledged_payment_lost_over_a_database_restart__each_is_there_and_paid_once(
            @TempDir Path directory) throws Exception {
        int port = freePort();
        Path data = directory.resolve("postgres");
        EmbeddedPostgres first = start(data, port);
        Database database = new Database(first.getJdbcUrl("postgres", "postgres"), "postgres", "");
        Queue<PaymentReceipt> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        try (LedgerProcess process =
                LedgerProcess.start(
                        database,
                        Clock.systemUTC(),
                        new FakeFunding(),
                        "--spring.datasource.hikari.connection-timeout=1000")) {
            Ledger ledger = process.get(Ledger.class);
            List<WalletId> wallets =
                    IntStream.range(0, WALLETS).mapToObj(_ -> wallet(ledger)).toList();
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            try {
                wallets.forEach(wallet ->
                        threads.submit(() -> {
                            while (!enough.get()) {
                                pay(ledger, wallet, acknowledged);
                            }
                        }));
                await(() -> acknowledged.size() > PAID_BEFORE);
                kill(data);
                first.close();
                try (EmbeddedPostgres again = start(data, port)) {
                    int then = acknowledged.size();
                    await(() -> acknowledged.size() > then + PAID_AFTER);
                    enough.set(true);
                    threads.shutdown();
                    await(threads::isTerminated);
                    everyYenIsThere(process.get(Wallets.class), wallets, acknowledged);
                    assertThat(again.getPort()).isEqualTo(port);
                }
            } finally {
                enough.set(true);
                threads.shutdownNow();
            }
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(condition);
    }

    private static void everyYenIsThere(
            Wallets wallets, List<WalletId> all, Queue<PaymentReceipt> acknowledged) {
        assertThat(acknowledged)
                .allSatisfy(receipt ->
                        assertThat(
                                        all.stream()
                                                .flatMap(wallet ->
                                                        wallets
                                                                .payment(
                                                                        wallet,
                                                                        receipt.payment()
                                                                                .paymentId())
                                                                .stream()))
                                .hasSize(1));
        long left =
                all.stream()
                        .mapToLong(
                                wallet -> wallets.find(wallet).orElseThrow().available().amount())
                        .sum();
        // A payment whose answer was lost with the database may have been made; nothing else.
        assertThat(WALLETS * CHARGED - left)
                .isBetween((long) acknowledged.size(), (long) acknowledged.size() + WALLETS);
    }

    private static void pay(Ledger ledger, WalletId wallet, Queue<PaymentReceipt> acknowledged) {
        PaymentId paymentId = PaymentId.next();
        PaymentRequest request =
                new PaymentRequest(
                        paymentId,
                        paymentId.value(),
                        new MerchantId("merchant:shop"),
                        ShopClass.INDEPENDENT,
                        null,
                        PaymentMode.MPM,
                        Yen.of(1),
                        null,
                        true,
                        null);
        try {
            acknowledged.add(ledger.send(new Pay(wallet, request)));
        } catch (RuntimeException away) {
            // the database is; the next payment is another one
            Thread.onSpinWait();
        }
    }

    private static WalletId wallet(Ledger ledger) {
        WalletId wallet =
                ledger.send(
                        new OpenWallet(
                                WalletId.next(), HolderRef.next(), Residency.RESIDENT, false));
        ChargeId charge = ChargeId.next();
        ledger.send(
                new RequestCharge(
                        wallet,
                        charge,
                        Yen.of(CHARGED),
                        Channel.BANK,
                        charge.value(),
                        charge.value()));
        ledger.send(new ConfirmCharge(wallet, charge));
        return wallet;
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .start();
    }

    /** As {@code kill -9} of the server and all that it started. */
    private static void kill(Path data) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = server.descendants().toList();
        server.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await().until(() -> !server.isAlive());
        Awaitility.await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
