package jp.nagaokapay.api.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.nagaokapay.api.app.database.DatabaseServer;
import jp.nagaokapay.ledger.FakeFunding;
import jp.nagaokapay.ledger.Scenario;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.wallet.PaymentReceipt;
import jp.nagaokapay.ledger.wallet.WalletId;

/**
 * Pays from several wallets at once and prints every payment it has been told is made, for ever.
 */
final class PaysUntilKilled {
    private static final int CLIENTS = 8;

    private PaysUntilKilled() {}

    public static void main(String[] arguments) {
        DatabaseServer server = DatabaseServer.start(arguments[0]);
        LedgerProcess process =
                LedgerProcess.start(server.database(), Clock.systemUTC(), new FakeFunding());
        Ledger ledger = process.get(Ledger.class);
        List<WalletId> wallets = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            wallets.add(Scenario.walletWith(ledger, 100_000));
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            wallets.forEach(wallet -> executor.submit(() -> payForEver(ledger, wallet)));
        }
    }

    private static void payForEver(Ledger ledger, WalletId wallet) {
        while (true) {
            PaymentReceipt receipt = Scenario.pay(ledger, wallet, 1);
            synchronized (System.out) {
                System.out.println(
                        "PAID "
                                + wallet
                                + ' '
                                + receipt.payment().paymentId()
                                + ' '
                                + receipt.available().amount());
                System.out.flush();
            }
        }
    }
}
