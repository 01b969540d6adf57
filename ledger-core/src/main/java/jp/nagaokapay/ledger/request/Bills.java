package jp.nagaokapay.ledger.request;

import static jp.nagaokapay.ledger.request.BillRule.BILL_IS_KNOWN;
import static jp.nagaokapay.ledger.request.BillRule.FILE_IS_KNOWN;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills as they stand, with all that was in the log when it was asked. */
@Component
public final class Bills {
    /** The most bills of a page. */
    public static final int PAGE_MAX = 500;

    private static final String STATUS =
            """
            CASE WHEN o.paid_at IS NOT NULL THEN 'PAID' WHEN o.code IS NOT NULL THEN 'WITHDRAWN'
                WHEN i.due_on < :today THEN 'OVERDUE' ELSE 'OPEN' END
            """;

    private static final String FROM =
            """
            FROM bill b JOIN bill_issue i USING (issue_id)
            LEFT JOIN bill_outcome o ON o.merchant_id = b.merchant_id AND o.code = b.code
            """;

    private final JdbcClient jdbc;
    private final ReadBarrier barrier;
    private final Clock clock;

    Bills(JdbcClient jdbc, ReadBarrier barrier, Clock clock) {
        this.jdbc = jdbc;
        this.barrier = barrier;
        this.clock = clock;
    }

    /** By what its payer knows it. Refused with {@code REQUEST_UNKNOWN}. */
    public BillView get(BillCode code) {
        return one("WHERE b.code = :code", Map.of("code", code.value()));
    }

    /** By what its biller knows it. Refused with {@code REQUEST_UNKNOWN}. */
    public BillView get(MerchantId merchantId, String requestId) {
        return one(
                "WHERE b.merchant_id = :merchant AND b.request_id = :request",
                Map.of("merchant", merchantId.value(), "request", requestId));
    }

    /** The one bill of an issue that has one. */
    public BillView onlyOneOf(String issueId) {
        return one("WHERE b.issue_id = :issue", Map.of("issue", issueId));
    }

    /**
     * A biller's bills in the order in which they were issued.
     *
     * @param batchId of one file only; null for all
     * @param status those that stand so only; null for all
     * @param after {@link BillView#number} of the last one of the page before; 0 for the first page
     * @param limit 1 to {@link #PAGE_MAX}
     */
    public List<BillView> page(
            MerchantId merchantId,
            @Nullable String batchId,
            @Nullable BillStatus status,
            long after,
            int limit) {
        barrier.awaitHead(BillOutcomes.NAME);
        Map<String, Object> asked = new HashMap<>();
        asked.put("merchant", merchantId.value());
        asked.put("after", after);
        asked.put("limit", Math.clamp(limit, 1, PAGE_MAX));
        StringBuilder where = new StringBuilder("WHERE b.merchant_id = :merchant");
        if (batchId != null) {
            where.append(" AND b.issue_id = :batch");
            asked.put("batch", batchId);
        }
        if (status != null) {
            where.append(" AND ").append(STATUS).append(" = :status");
            asked.put("status", status.name());
        }
        return query(where + " AND b.number > :after ORDER BY b.number LIMIT :limit", asked);
    }

    /** All bills of a biller's file, in its order. Refused with {@code REQUEST_BATCH_UNKNOWN}. */
    public List<BillView> ofFile(MerchantId merchantId, String batchId) {
        file(merchantId, batchId);
        return query(
                "WHERE b.merchant_id = :merchant AND b.issue_id = :batch ORDER BY b.number",
                Map.of("merchant", merchantId.value(), "batch", batchId));
    }

    /** A biller's file and how its bills stand. Refused with {@code REQUEST_BATCH_UNKNOWN}. */
    public BillFile file(MerchantId merchantId, String batchId) {
        barrier.awaitHead(BillOutcomes.NAME);
        Map<BillStatus, BillTotal> totals = new EnumMap<>(BillStatus.class);
        jdbc.sql(
                        "SELECT %s AS status, count(*) AS bills, sum(b.amount) AS amount %s %s"
                                .formatted(
                                        STATUS,
                                        FROM,
                                        "WHERE b.merchant_id = :merchant AND b.issue_id = :batch"
                                                + " AND i.file_hash IS NOT NULL GROUP BY 1"))
                .param("today", today())
                .param("merchant", merchantId.value())
                .param("batch", batchId)
                .query((row, _) ->
                        totals.put(
                                BillStatus.valueOf(row.getString("status")),
                                new BillTotal(row.getLong("bills"), Yen.of(row.getLong("amount")))))
                .list();
        return jdbc.sql("SELECT title, due_on, issued_at FROM bill_issue WHERE issue_id = :batch")
                .param("batch", batchId)
                .query((row, _) ->
                        new BillFile(
                                batchId,
                                row.getString("title"),
                                row.getObject("due_on", LocalDate.class),
                                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                                totals))
                .optional()
                .filter(_ -> !totals.isEmpty())
                .orElseThrow(() -> new Refused(FILE_IS_KNOWN));
    }

    boolean exists(BillCode code) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM bill WHERE code = ?)")
                .param(code.value())
                .query(Boolean.class)
                .single();
    }

    private BillView one(String where, Map<String, Object> asked) {
        barrier.awaitHead(BillOutcomes.NAME);
        return Optional.of(query(where, asked))
                .filter(found -> !found.isEmpty())
                .map(List::getFirst)
                .orElseThrow(() -> new Refused(BILL_IS_KNOWN));
    }

    List<BillView> query(String where, Map<String, Object> asked) {
        return jdbc.sql(
                        "SELECT %s, b.number, o.paid_at, o.wallet_id, coalesce(o.refunded, 0) AS refunded, %s AS status %s %s"
                                .formatted(BillRows.COLUMNS, STATUS, FROM, where))
                .param("today", today())
                .params(asked)
                .query(Bills::view)
                .list();
    }

    private LocalDate today() {
        return BusinessDate.of(clock.instant());
    }

    private static BillView view(ResultSet row, int number) throws SQLException {
        String payer = row.getString("wallet_id");
        OffsetDateTime paidAt = row.getObject("paid_at", OffsetDateTime.class);
        return new BillView(
                BillRows.bill(row, number),
                row.getLong("number"),
                BillStatus.valueOf(row.getString("status")),
                paidAt == null ? null : paidAt.toInstant(),
                payer == null ? null : new WalletId(payer),
                Yen.of(row.getLong("refunded")));
    }
}
