package jp.nagaokapay.ledger.request;

import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent.PaymentIdClosed;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentRefunded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code bill_outcome}: which bills were paid, refunded or withdrawn. */
@Component
@ProcessingGroup(BillOutcomes.NAME)
class BillOutcomes {
    /** The processor's name. */
    static final String NAME = "bill-outcomes";

    private final ProjectionWrites writes;
    private final JdbcClient jdbc;

    BillOutcomes(ProjectionWrites writes, JdbcClient jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(PaymentMade e) {
        BillCode.paidBy(e.merchantPaymentId())
                .ifPresent(code ->
                        writes.add(
                                """
                                INSERT INTO bill_outcome (merchant_id, code, paid_at, wallet_id)
                                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """,
                                e.merchantId().value(),
                                code.value(),
                                e.occurredAt(),
                                e.walletId().value()));
    }

    @EventHandler
    void on(PaymentRefunded e) {
        BillCode.paidBy(e.merchantPaymentId())
                .ifPresent(code ->
                        writes.add(
                                """
                                UPDATE bill_outcome SET refunded = refunded + ?
                                WHERE merchant_id = ? AND code = ?
                                """,
                                e.amount().amount(),
                                e.merchantId().value(),
                                code.value()));
    }

    @EventHandler
    void on(PaymentIdClosed e) {
        BillCode.paidBy(e.merchantPaymentId())
                .ifPresent(code ->
                        writes.add(
                                """
                                INSERT INTO bill_outcome (merchant_id, code, withdrawn_at)
                                VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                                """,
                                e.merchantId().value(),
                                code.value(),
                                e.occurredAt()));
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE bill_outcome").update();
    }
}
