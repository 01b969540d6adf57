package jp.nagaokapay.ledger.wallet.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.TerminalId;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Payment;
import jp.nagaokapay.ledger.wallet.PaymentId;
import jp.nagaokapay.ledger.wallet.PaymentList;
import jp.nagaokapay.ledger.wallet.PaymentMode;
import jp.nagaokapay.ledger.wallet.PaymentStatus;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link PaymentListProjection} writes. */
@Component
class PaymentListQueries implements PaymentList {
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

    PaymentListQueries(JdbcClient client) {
        this.client = client;
    }

    @Override
    public Optional<Entry> find(PaymentId paymentId) {
        return client.sql(FIND)
                .param("payment", paymentId.value())
                .query(PaymentListQueries::entry)
                .optional();
    }

    @Override
    public Day day(MerchantId merchantId, LocalDate date, @Nullable Long after, int limit) {
        int size = Math.clamp(limit, 1, PAGE_MAX);
        List<Entry> found =
                client.sql(OF_A_DAY)
                        .param("merchant", merchantId.value())
                        .param("date", date)
                        .param("after", after == null ? -1 : after)
                        .param("limit", size + 1)
                        .query(PaymentListQueries::entry)
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
}
