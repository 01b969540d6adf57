package jp.nagaokapay.gateway.ledger;

import java.util.UUID;

/** A shop at work on a {@link FakeLedger}: makes things happen to tell of. */
public final class TestShop {
    private final FakeLedger ledger;
    private final ShopTerminal terminal;
    private final TestLedger.Payer payer;

    public TestShop(FakeLedger ledger) {
        this(ledger, ledger.newShop());
    }

    public TestShop(FakeLedger ledger, ShopTerminal terminal) {
        this.ledger = ledger;
        this.terminal = terminal;
        this.payer = ledger.newPayer(1_000_000_000);
    }

    public ShopTerminal terminal() {
        return terminal;
    }

    public String merchantId() {
        return terminal.merchantId();
    }

    /** One payment: one event. */
    public GatewayPayment pay(String id, long amount) {
        return ledger.pay(
                        key(),
                        terminal,
                        new PaymentOrder(id, payer.code(), amount, true, null, true))
                .value();
    }

    public void pay(int times) {
        for (int i = 0; i < times; i++) {
            pay(UUID.randomUUID().toString(), 100 + i);
        }
    }

    public void hold(String id, long amount) {
        ledger.pay(key(), terminal, new PaymentOrder(id, payer.code(), amount, false, null, true));
    }

    public void voidPayment(String id) {
        ledger.voidPayment(key(), terminal, id);
    }

    public void refund(String id, String refundId, long amount) {
        ledger.refund(key(), terminal, new RefundOrder(id, refundId, amount));
    }

    private static RequestKey key() {
        return new RequestKey(UUID.randomUUID().toString(), "hash");
    }
}
