package jp.nagaokapay.ledger.settlement.supplier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantCommand.PaySupplier;
import jp.nagaokapay.ledger.merchant.MerchantDirectory;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.SettlementTerms;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import jp.nagaokapay.ledger.merchant.SupplierPaymentId;
import jp.nagaokapay.ledger.merchant.SupplierReceipt;
import jp.nagaokapay.ledger.settlement.SettlementProcessors;
import jp.nagaokapay.ledger.settlement.SettlementSettings;
import jp.nagaokapay.ledger.settlement.fee.ShopFees;
import jp.nagaokapay.ledger.settlement.period.Cycles;
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
        SettlementTerms terms = terms(shops.requireApproved(payer).profile());
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

    /** What a shop can spend now, in yen, whatever its status; below zero where it owes. */
    public long spendable(MerchantId shop) {
        MerchantDirectory.Entry newest = shops.requireNewest(shop);
        return newest.spendable(terms(newest.profile()));
    }

    /** The higher fee of the period that runs and the one before, which may not be closed yet. */
    private SettlementTerms terms(ShopProfile shop) {
        Cycles periods = settings.periods();
        LocalDate running = periods.containing(BusinessDate.of(clock.instant())).from();
        LocalDate before = periods.containing(running.minusDays(1)).from();
        return Stream.of(before, running)
                .map(from -> fees.forPeriodFrom(from).terms(settings.terms(), shop))
                .max(Comparator.comparingInt(SettlementTerms::feeBasisPoints))
                .orElseThrow();
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
