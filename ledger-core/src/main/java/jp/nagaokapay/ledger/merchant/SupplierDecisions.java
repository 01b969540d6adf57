package jp.nagaokapay.ledger.merchant;

import java.time.Instant;
import java.util.Map;
import jp.nagaokapay.ledger.merchant.MerchantCommand.PaySupplier;
import jp.nagaokapay.ledger.merchant.MerchantCommand.ReceiveSupplierPayment;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaid;
import jp.nagaokapay.ledger.merchant.MerchantEvent.SupplierPaymentReceived;

/**
 * Shops spend what they are owed. It leaves what is carried, and joins what is carried by the
 * other: so a period's captures and refunds stay what they are, and no fee is taken of it twice.
 */
final class SupplierDecisions {
    private SupplierDecisions() {}

    static SupplierPaid pay(MerchantState state, PaySupplier command, Instant now) {
        MerchantRule.MERCHANT_IS_NOT_SUSPENDED.require(state.status() != MerchantStatus.SUSPENDED);
        MerchantRule.MERCHANT_IS_APPROVED.require(state.status() == MerchantStatus.APPROVED);
        MerchantRule.SUPPLIER_IS_ANOTHER.require(!command.to().equals(command.merchantId()));
        long spendable = spendable(state.receivable(), command.terms());
        long amount = command.amount().amount();
        MerchantRule.OWED_COVERS_PAYMENT.require(
                amount <= spendable, Map.of("spendable", Math.max(0, spendable)));
        return new SupplierPaid(
                command.merchantId(),
                now,
                command.supplierPaymentId(),
                command.to(),
                command.amount(),
                command.reference(),
                Math.subtractExact(state.receivable().carried(), amount),
                command.by());
    }

    static SupplierPaymentReceived receive(MerchantState state, ReceiveSupplierPayment command) {
        return new SupplierPaymentReceived(
                command.merchantId(),
                command.at(),
                command.supplierPaymentId(),
                command.from(),
                command.amount(),
                Math.addExact(state.receivable().carried(), command.amount().amount()));
    }

    /**
     * What is left in any case once everything is closed; below zero where the shop owes. The fee
     * is left for each day by itself, for a period of refunds takes nothing off the fee of another.
     */
    static long spendable(Receivable receivable, SettlementTerms terms) {
        long owed = Math.addExact(receivable.carried(), receivable.open());
        return Math.subtractExact(
                owed,
                receivable.days().values().stream()
                        .mapToLong(day ->
                                terms.feeAtMost(day.captured().amount() - day.refunded().amount()))
                        .sum());
    }
}
