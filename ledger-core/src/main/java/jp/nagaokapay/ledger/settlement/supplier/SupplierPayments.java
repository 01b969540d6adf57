package jp.nagaokapay.ledger.settlement.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantCommand.PaySupplier;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.merchant.SupplierPaymentId;
import jp.nagaokapay.ledger.merchant.SupplierReceipt;
import jp.nagaokapay.ledger.settlement.SettlementProcessors;
import jp.nagaokapay.ledger.settlement.SettlementSettings;
import jp.nagaokapay.ledger.settlement.fee.ShopFees;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Ledger;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pays other shops, and lists what was paid. */
@Component
public class SupplierPayments {
    public static final int PAGE_MAX = 500;

    private final Ledger ledger;
    private final MerchantDirectory shops;
    private final SettlementSettings settings;
    private final ShopFees fees;
    private final JdbcClient jdbc;
    private final ReadBarrier barrier;
    private final Clock clock;

    SupplierPayments(
            Ledger ledger,
            MerchantDirectory shops,
            SettlementSettings settings,
            ShopFees fees,
            JdbcClient jdbc,
            ReadBarrier barrier,
            Clock clock) {
        this.ledger = ledger;
        this.shops = shops;
        this.settings = settings;
        this.fees = fees;
        this.jdbc = jdbc;
        this.barrier = barrier;
        this.clock = clock;
    }

    /**
     * Pays. Throws {@link Refused} with a {@link jp.nagaokapay.ledger.merchant.MerchantRule}, also
     * about the other shop, which must be in the program and approved.
     *
     * @param reference the shops' own
     * @param by opaque reference to the person
     */
    public SupplierReceipt pay(
            MerchantId payer,
            MerchantId to,
            Yen amount,
            String reference,
            String by,
            RequestKey key) {
        SettlementTerms terms = terms(payer);
        return shops.deciding(
                to,
                () ->
                        ledger.send(
                                new PaySupplier(
                                        payer,
                                        SupplierPaymentId.next(),
                                        to,
                                        amount,
                                        reference,
                                        terms,
                                        shops.requireApproved(to).asRead(),
                                        by),
                                key));
    }

    /**
     * What a shop can spend now, in yen, as {@link #pay} decides it, but for what is on its way at
     * this moment; below zero where it owes.
     */
    public long spendable(MerchantId shop) {
        barrier.awaitHead(SettlementProcessors.SETTLEMENTS);
        SettlementTerms terms = terms(shop);
        return jdbc.sql(
                        """
                        SELECT coalesce((SELECT open FROM settlement_open
                                WHERE merchant_id = :shop), 0) AS open,
                            coalesce((SELECT sum(carried_out - carried_in) FROM settlement
                                WHERE merchant_id = :shop), 0)
                            + coalesce((SELECT received - paid FROM supplier_sum
                                WHERE merchant_id = :shop), 0) AS carried
                        """)
                .param("shop", shop.value())
                .query((row, _) -> terms.payable(row.getLong("open"), row.getLong("carried")))
                .single();
    }

    /** Of the period that runs. */
    private SettlementTerms terms(MerchantId shop) {
        return fees.forPeriodFrom(
                        settings.periods().containing(BusinessDate.of(clock.instant())).from())
                .terms(settings.terms(), shops.requireApproved(shop).profile());
    }

    /**
     * What a shop paid and received, newest first.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit at most {@link #PAGE_MAX}
     */
    public List<SupplierPayment> of(MerchantId shop, @Nullable SupplierPaymentId after, int limit) {
        barrier.awaitHead(SettlementProcessors.SETTLEMENTS);
        return jdbc.sql(
                        """
                        SELECT * FROM supplier_payment
                         WHERE (payer = :shop OR receiver = :shop)
                           AND (:after::text IS NULL OR supplier_payment_id < :after)
                         ORDER BY supplier_payment_id DESC LIMIT :limit
                        """)
                .param("shop", shop.value())
                .param("after", after == null ? null : after.value())
                .param("limit", Math.min(limit, PAGE_MAX))
                .query(SupplierPayments::payment)
                .list();
    }

    private static SupplierPayment payment(ResultSet row, int number) throws SQLException {
        return new SupplierPayment(
                new SupplierPaymentId(row.getString("supplier_payment_id")),
                new MerchantId(row.getString("payer")),
                new MerchantId(row.getString("receiver")),
                Yen.of(row.getLong("amount")),
                row.getString("reference"),
                row.getObject("paid_at", OffsetDateTime.class).toInstant());
    }

    public record SupplierPayment(
            SupplierPaymentId supplierPaymentId,
            MerchantId payer,
            MerchantId receiver,
            Yen amount,
            String reference,
            Instant at) {}
}
