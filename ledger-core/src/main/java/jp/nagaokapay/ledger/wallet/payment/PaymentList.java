package jp.nagaokapay.ledger.wallet.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.journal.JournalProjection;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.log.read.EventLog;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent.PaymentMade;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The payments of a shop's day. Those made in one step are found in the journal, by the shop's
 * account, and read from the log; those authorized first, and refunds, stand in tables of their
 * own. Answers with all that was in the log when it was asked.
 */
@Component
public final class PaymentList {
    /** The processor's name. */
    static final String NAME = "payment-list";

    /** The most entries of a page. */
    public static final int PAGE_MAX = 500;

    private static final String MADE =
            """
            SELECT position FROM (
                SELECT DISTINCT position FROM posting
                WHERE credit = 'merchant-payable:' || :merchant AND value_date = :date
                    AND position > :after) AS credited
            JOIN domain_event e USING (position)
            WHERE e.kind IN (SELECT number FROM stored_kind WHERE name = 'wallet.payment-made')
            ORDER BY position LIMIT :limit
            """;

    private static final String HELD =
            """
            SELECT * FROM payment_hold
            WHERE merchant_id = :merchant AND business_date = :date AND position > :after
            ORDER BY position LIMIT :limit
            """;

    private static final String REFUNDED =
            """
            SELECT payment_id, sum(amount) AS refunded FROM payment_refund
            WHERE merchant_id = :merchant AND business_date = :date GROUP BY payment_id
            """;

    private static final String TOTALS =
            """
            SELECT captures, captured, captures + (
                    SELECT count(*) FROM payment_hold WHERE merchant_id = :merchant
                        AND business_date = :date AND status <> 'CAPTURED') AS payments,
                (SELECT coalesce(sum(amount), 0) FROM payment_refund
                    WHERE merchant_id = :merchant AND business_date = :date) AS refunded
            FROM (
                SELECT count(DISTINCT position) AS captures, coalesce(sum(amount), 0) AS captured
                FROM posting WHERE credit = 'merchant-payable:' || :merchant
                    AND value_date = :date AND debit LIKE 'wallet:%') AS credited
            """;

    private final JdbcClient client;
    private final EventLog log;
    private final ReadBarrier barrier;

    PaymentList(JdbcClient client, EventLog log, ReadBarrier barrier) {
        this.client = client;
        this.log = log;
        this.barrier = barrier;
    }

    /**
     * A shop's day. A payment belongs to the business date of its capture, and while it is not
     * captured to that of its authorization.
     *
     * @param after {@link Day#next} of the page before; null for the day's first payments
     * @param limit how many payments, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public Day day(MerchantId merchantId, LocalDate date, @Nullable Long after, int limit) {
        barrier.awaitHead(JournalProjection.NAME);
        barrier.awaitHead(NAME);
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Entry> found = entries(merchantId, date, after == null ? -1 : after, size + 1);
        List<Entry> entries = List.copyOf(found.subList(0, Math.min(size, found.size())));
        return new Day(
                date,
                totals(merchantId, date),
                entries,
                found.size() > size ? entries.getLast().position() : null);
    }

    private List<Entry> entries(MerchantId merchantId, LocalDate date, long after, int limit) {
        Map<String, Yen> refunded =
                ofDay(REFUNDED, merchantId, date)
                        .query((row, _) ->
                                Map.entry(
                                        row.getString("payment_id"),
                                        Yen.of(row.getLong("refunded"))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Long> made =
                ofDay(MADE, merchantId, date)
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, _) -> row.getLong("position"))
                        .list();
        List<Entry> held =
                ofDay(HELD, merchantId, date)
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, _) -> held(row, refunded))
                        .list();
        return Stream.concat(log.at(made).map(entry -> made(entry, refunded)), held.stream())
                .sorted(Comparator.comparingLong(Entry::position))
                .limit(limit)
                .toList();
    }

    private Totals totals(MerchantId merchantId, LocalDate date) {
        return ofDay(TOTALS, merchantId, date)
                .query((row, _) ->
                        new Totals(
                                row.getLong("payments"),
                                row.getLong("captures"),
                                Yen.of(row.getLong("captured")),
                                Yen.of(row.getLong("refunded"))))
                .single();
    }

    private JdbcClient.StatementSpec ofDay(String sql, MerchantId merchantId, LocalDate date) {
        return client.sql(sql).param("merchant", merchantId.value()).param("date", date);
    }

    private static Entry made(EventLog.Entry logged, Map<String, Yen> refunds) {
        PaymentMade e = (PaymentMade) logged.event();
        Yen refunded = refunds.getOrDefault(e.paymentId().value(), Yen.ZERO);
        return new Entry(
                new Payment(
                        e.paymentId(),
                        e.merchantPaymentId(),
                        e.merchantId(),
                        e.terminalId(),
                        e.mode(),
                        captured(e.amount(), refunded),
                        e.amount(),
                        e.amount(),
                        refunded,
                        LotPart.total(e.parts(), LotKind.PAID),
                        LotPart.total(e.parts(), LotKind.POINTS),
                        e.occurredAt(),
                        null),
                logged.position());
    }

    private static Entry held(ResultSet row, Map<String, Yen> refunds) throws SQLException {
        String paymentId = row.getString("payment_id");
        String terminalId = row.getString("terminal_id");
        PaymentStatus status = PaymentStatus.valueOf(row.getString("status"));
        Yen captured = Yen.of(row.getLong("captured"));
        Yen refunded = refunds.getOrDefault(paymentId, Yen.ZERO);
        return new Entry(
                new Payment(
                        new PaymentId(paymentId),
                        row.getString("merchant_payment_id"),
                        new MerchantId(row.getString("merchant_id")),
                        terminalId == null ? null : new TerminalId(terminalId),
                        PaymentMode.valueOf(row.getString("mode")),
                        status == PaymentStatus.CAPTURED ? captured(captured, refunded) : status,
                        Yen.of(row.getLong("amount")),
                        captured,
                        refunded,
                        Yen.of(row.getLong("paid")),
                        Yen.of(row.getLong("points")),
                        row.getObject("authorized_at", OffsetDateTime.class).toInstant(),
                        status == PaymentStatus.AUTHORIZED
                                ? row.getObject("expires_at", OffsetDateTime.class).toInstant()
                                : null),
                row.getLong("position"));
    }

    private static PaymentStatus captured(Yen captured, Yen refunded) {
        return refunded.isZero()
                ? PaymentStatus.CAPTURED
                : refunded.equals(captured)
                        ? PaymentStatus.REFUNDED
                        : PaymentStatus.PARTIALLY_REFUNDED;
    }

    /**
     * A payment as it stands.
     *
     * @param position where its first event lies in the log
     */
    public record Entry(Payment payment, long position) {}

    /** A page of the day in the order of the log, with the totals of the whole day. */
    public record Day(LocalDate date, Totals totals, List<Entry> entries, @Nullable Long next) {}

    /**
     * A day's sums.
     *
     * @param payments all of the day, whatever became of them
     * @param captures how many of them were captured
     * @param refunded what was given back of them until now, on whatever day
     */
    public record Totals(long payments, long captures, Yen captured, Yen refunded) {}
}
