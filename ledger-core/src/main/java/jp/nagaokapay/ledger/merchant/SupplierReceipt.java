package jp.nagaokapay.ledger.merchant;

import java.time.Instant;
import jp.nagaokapay.ledger.shared.money.Yen;

/**
 * What a shop is told of a payment to another.
 *
 * @param spendable what it can still spend, in yen
 */
public record SupplierReceipt(
        SupplierPaymentId supplierPaymentId, Instant at, Yen amount, long spendable) {}
