package jp.nagaokapay.ledger.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.nagaokapay.ledger.log.event.KeyDigest;
import jp.nagaokapay.ledger.log.follow.BulkWrite;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.shared.message.RequestKey;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.shared.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code bill_issue} and {@code bill}. */
@Component
class BillRows {
    static final String COLUMNS =
            "b.code, b.merchant_id, b.request_id, b.issue_id, i.title, b.amount, i.due_on, b.reference";

    /** The same key, or a file that says the same, is there already. */
    private static final String ADD_ISSUE =
            """
            INSERT INTO bill_issue (issue_id, merchant_id, title, due_on, issued_at, request_key,
                request_hash, file_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String ADD_BILLS =
            """
            INSERT INTO bill (code, issue_id, merchant_id, request_id, reference, amount)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?) ON CONFLICT (merchant_id, request_id) DO NOTHING
            """;

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM bill b JOIN bill_issue i USING (issue_id) WHERE ";

    private final JdbcClient jdbc;
    private final BulkWrite bills;

    BillRows(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        bills = new BulkWrite(jdbc, ADD_BILLS, "text text text text text bigint");
    }

    /** False when the key, or a file that says the same, was there before. */
    boolean addIssue(
            String issueId,
            BillOrder order,
            RequestKey key,
            byte @Nullable [] fileHash,
            Instant now) {
        return jdbc.sql(ADD_ISSUE)
                        .params(
                                Arrays.asList(
                                        issueId,
                                        order.merchantId().value(),
                                        order.title(),
                                        order.dueOn(),
                                        SqlTime.utc(now),
                                        KeyDigest.of(key.key()),
                                        KeyDigest.of(key.hash()),
                                        fileHash))
                        .update()
                == 1;
    }

    /** Adds them in their order, in one statement; those whose requestId is taken are left out. */
    void add(List<Bill> added) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Bill bill : added) {
            rows.add(
                    new @Nullable Object[] {
                        bill.code(),
                        bill.issueId(),
                        bill.merchantId(),
                        bill.requestId(),
                        bill.reference(),
                        bill.amount().amount()
                    });
        }
        bills.write(rows);
    }

    Optional<Issue> issueOf(RequestKey key) {
        return jdbc.sql("SELECT issue_id, request_hash FROM bill_issue WHERE request_key = ?")
                .param(KeyDigest.of(key.key()))
                .query((row, _) ->
                        new Issue(
                                row.getString("issue_id"),
                                Arrays.equals(
                                        KeyDigest.of(key.hash()), row.getBytes("request_hash"))))
                .optional();
    }

    Optional<String> fileOf(MerchantId merchantId, byte[] fileHash) {
        return jdbc.sql("SELECT issue_id FROM bill_issue WHERE merchant_id = ? AND file_hash = ?")
                .params(merchantId.value(), fileHash)
                .query(String.class)
                .optional();
    }

    BillTotal total(String issueId) {
        return jdbc.sql(
                        """
                        SELECT count(*) AS bills, coalesce(sum(amount), 0) AS amount FROM bill
                        WHERE issue_id = ?
                        """)
                .param(issueId)
                .query((row, _) ->
                        new BillTotal(row.getLong("bills"), Yen.of(row.getLong("amount"))))
                .single();
    }

    Optional<Bill> find(BillCode code) {
        return jdbc.sql(FIND + "b.code = ?").param(code.value()).query(BillRows::bill).optional();
    }

    Optional<Bill> find(MerchantId merchantId, String requestId) {
        return jdbc.sql(FIND + "b.merchant_id = ? AND b.request_id = ?")
                .params(merchantId.value(), requestId)
                .query(BillRows::bill)
                .optional();
    }

    static Bill bill(ResultSet row, int number) throws SQLException {
        return new Bill(
                new BillCode(row.getString("code")),
                new MerchantId(row.getString("merchant_id")),
                row.getString("request_id"),
                row.getString("issue_id"),
                row.getString("title"),
                Yen.of(row.getLong("amount")),
                row.getObject("due_on", LocalDate.class),
                row.getString("reference"));
    }

    /**
     * @param sameRequest whether the key came with the same request
     */
    record Issue(String issueId, boolean sameRequest) {}
}
