package jp.nagaokapay.ledger.settlement.supplier;

import jp.nagaokapay.ledger.log.follow.PolicyCommands;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ReceiveSupplierPayment;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaid;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What one shop paid, the other takes in. */
@Component
@ProcessingGroup(WhenSupplierPaidThenCreditReceiver.NAME)
@DisallowReplay
class WhenSupplierPaidThenCreditReceiver {
    /** The processor's name. */
    static final String NAME = "policy-supplier";

    private final PolicyCommands commands;

    WhenSupplierPaidThenCreditReceiver(PolicyCommands commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(SupplierPaid paid) {
        commands.send(
                new ReceiveSupplierPayment(
                        paid.to(),
                        paid.supplierPaymentId(),
                        paid.merchantId(),
                        paid.amount(),
                        paid.occurredAt()));
    }
}
