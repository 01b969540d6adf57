package jp.nagaokapay.ledger.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import jp.nagaokapay.ledger.merchant.MerchantList.Listed;
import jp.nagaokapay.ledger.merchant.MerchantList.Page;
import jp.nagaokapay.ledger.merchant.MerchantList.Terminal;
import jp.nagaokapay.ledger.shared.text.SearchKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads shops out of their tables. */
final class MerchantRows {
    private MerchantRows() {}

    static Page page(
            JdbcClient jdbc,
            @Nullable MerchantStatus status,
            @Nullable String district,
            @Nullable String category,
            @Nullable String q,
            @Nullable MerchantId after,
            int limit) {
        int size = Math.clamp(limit, 1, MerchantList.PAGE_MAX);
        List<Listed> found =
                jdbc.sql(
                                """
                                SELECT * FROM merchant_directory
                                WHERE (:status::text IS NULL OR status = :status)
                                AND (:district::text IS NULL OR district = :district)
                                AND (:category::text IS NULL OR category = :category)
                                AND strpos(search_key, :q) > 0
                                AND (:after::text IS NULL OR (name_kana, merchant_id) >
                                    (SELECT name_kana, merchant_id FROM merchant_directory
                                    WHERE merchant_id = :after))
                                ORDER BY name_kana, merchant_id
                                LIMIT :limit
                                """)
                        .param("status", status == null ? null : status.name())
                        .param("district", district)
                        .param("category", category)
                        .param("q", q == null ? "" : SearchKey.of(q))
                        .param("after", after == null ? null : after.value())
                        .param("limit", size + 1)
                        .query(MerchantRows::listed)
                        .list();
        return found.size() > size
                ? new Page(found.subList(0, size), found.get(size - 1).merchantId())
                : new Page(found, null);
    }

    static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                new MerchantId(row.getString("merchant_id")),
                MerchantStatus.valueOf(row.getString("status")),
                new ShopProfile(
                        row.getString("name"),
                        row.getString("name_kana"),
                        row.getString("name_latin"),
                        ShopClass.valueOf(row.getString("shop_class")),
                        row.getString("district"),
                        row.getString("category"),
                        row.getString("category_code"),
                        row.getString("postal_code"),
                        row.getString("jpqr_number")),
                row.getTimestamp("registered_at").toInstant(),
                instant(row, "approved_at"),
                instant(row, "withdrawn_at"),
                row.getString("suspension_reason"));
    }

    static Terminal terminal(ResultSet row, int number) throws SQLException {
        return new Terminal(
                new TerminalId(row.getString("terminal_id")),
                row.getString("label"),
                row.getTimestamp("enrolled_at").toInstant(),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
