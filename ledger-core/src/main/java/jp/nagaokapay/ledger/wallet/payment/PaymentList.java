package jp.nagaokapay.ledger.wallet.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletEvent;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every payment ever accepted, however old: one row a payment, to which each of its events adds.
 * Answers with all that was in the log when it was asked.
 */
@Component
@ProcessingGroup(PaymentList.NAME)
public final class PaymentList {
    /** The processor's name. */
    static final String NAME = "payment-list";

    /** The most entries of a page. */
    public static final int PAGE_MAX = 500;

    /** The payment's events within one batch are summed first: an upsert meets a row only once. */
    private static final String UPSERT =
            """
            INSERT INTO payment_list AS p (payment_id, wallet_id, merchant_id, merchant_payment_id,
                position, authorized_at, terminal_id, mode, expires_at, captured_at, ended_as,
                amount, captured, refunded, paid, points)
            SELECT payment_id, min(wallet_id), min(merchant_id), min(merchant_payment_id),
                min(position), min(at), max(terminal_id), max(mode), max(expires_at),
                max(captured_at), max(ended_as),
                sum(amount), sum(captured), sum(refunded), sum(paid), sum(points)
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS e(payment_id, wallet_id,
                merchant_id, merchant_payment_id, position, at, terminal_id, mode, expires_at,
                captured_at, ended_as, amount, captured, refunded, paid, points)
            GROUP BY payment_id
            ON CONFLICT (payment_id) DO UPDATE SET
                position = least(p.position, excluded.position),
                authorized_at = least(p.authorized_at, excluded.authorized_at),
                terminal_id = coalesce(p.terminal_id, excluded.terminal_id),
                mode = coalesce(p.mode, excluded.mode),
                expires_at = coalesce(p.expires_at, excluded.expires_at),
                captured_at = coalesce(p.captured_at, excluded.captured_at),
                ended_as = coalesce(p.ended_as, excluded.ended_as),
                amount = p.amount + excluded.amount,
                captured = p.captured + excluded.captured,
                refunded = p.refunded + excluded.refunded,
                paid = p.paid + excluded.paid,
                points = p.points + excluded.points
            """;

    private static final String FIND = "SELECT * FROM payment_list WHERE payment_id = :payment";
    private static final String OF_A_DAY =
            """
            SELECT * FROM payment_list
            WHERE merchant_id = :merchant AND business_date = :date AND position > :after
            ORDER BY position LIMIT :limit
            """;
    private static final String TOTALS =
            """
            SELECT count(*) AS payments, count(captured_at) AS captures,
                coalesce(sum(captured), 0) AS captured, coalesce(sum(refunded), 0) AS refunded
            FROM payment_list WHERE merchant_id = :merchant AND business_date = :date
            """;

    private final JdbcClient client;
    private final ReadBarrier barrier;
    private final BulkWrite upsert;

    PaymentList(JdbcTemplate jdbc, ReadBarrier barrier) {
        this.barrier = barrier;
        client = JdbcClient.create(jdbc);
        upsert =
                new BulkWrite(
                        jdbc,
                        UPSERT,
                        "text text text text bigint timestamptz text text timestamptz timestamptz text"
                                + " bigint bigint bigint bigint bigint");
    }

    @EventHandler
    void on(WalletEvent event, TrackingToken token) {
        PaymentChange change = PaymentChange.of(event);
        if (change == null) {
            return;
        }
        ProjectionWrites.<List<@Nullable Object[]>>gather(NAME, ArrayList::new, upsert::write)
                .add(change.row(event, token.position().getAsLong()));
    }

    @ResetHandler
    void reset() {
        client.sql("TRUNCATE payment_list").update();
    }

    public Optional<Entry> find(PaymentId paymentId) {
        barrier.awaitHead(NAME);
        return client.sql(FIND)
                .param("payment", paymentId.value())
                .query(PaymentList::entry)
                .optional();
    }

    /**
     * A shop's day. A payment belongs to the business date of its capture, and while it is not
     * captured to that of its authorization.
     *
     * @param after {@link Day#next} of the page before; null for the day's first payments
     * @param limit how many payments, 1 to {@link #PAGE_MAX}; values outside are brought inside
     */
    public Day day(MerchantId merchantId, LocalDate date, @Nullable Long after, int limit) {
        barrier.awaitHead(NAME);
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Entry> found =
                client.sql(OF_A_DAY)
                        .param("merchant", merchantId.value())
                        .param("date", date)
                        .param("after", after == null ? -1 : after)
                        .param("limit", size + 1)
                        .query(PaymentList::entry)
                        .list();
        Totals totals =
                client.sql(TOTALS)
                        .param("merchant", merchantId.value())
                        .param("date", date)
                        .query((row, _) ->
                                new Totals(
                                        row.getLong("payments"),
                                        row.getLong("captures"),
                                        Yen.of(row.getLong("captured")),
                                        Yen.of(row.getLong("refunded"))))
                        .single();
        List<Entry> entries = List.copyOf(found.subList(0, Math.min(size, found.size())));
        return new Day(
                date, totals, entries, found.size() > size ? entries.getLast().position() : null);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        PaymentStatus status = PaymentStatus.valueOf(row.getString("status"));
        String terminalId = row.getString("terminal_id");
        return new Entry(
                new WalletId(row.getString("wallet_id")),
                new Payment(
                        new PaymentId(row.getString("payment_id")),
                        row.getString("merchant_payment_id"),
                        new MerchantId(row.getString("merchant_id")),
                        terminalId == null ? null : new TerminalId(terminalId),
                        PaymentMode.valueOf(row.getString("mode")),
                        status,
                        Yen.of(row.getLong("amount")),
                        Yen.of(row.getLong("captured")),
                        Yen.of(row.getLong("refunded")),
                        Yen.of(row.getLong("paid")),
                        Yen.of(row.getLong("points")),
                        row.getObject("authorized_at", OffsetDateTime.class).toInstant(),
                        status == PaymentStatus.AUTHORIZED ? instant(row, "expires_at") : null),
                instant(row, "captured_at"),
                row.getLong("position"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * A payment and whose it is.
     *
     * @param position where its first event lies in the log
     * @param capturedAt null until captured
     */
    public record Entry(
            WalletId walletId, Payment payment, @Nullable Instant capturedAt, long position) {}

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
