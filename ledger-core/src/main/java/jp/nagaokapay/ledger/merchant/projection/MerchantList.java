package jp.nagaokapay.ledger.merchant.projection;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantResumed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.merchant.MerchantId;
import jp.nagaokapay.ledger.merchant.MerchantQuery;
import jp.nagaokapay.ledger.merchant.MerchantStatus;
import jp.nagaokapay.ledger.merchant.ShopProfile;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shops and their terminals, for people to look through. */
@Component
@ProcessingGroup("merchant-list")
class MerchantList implements MerchantQuery {
    private final ProjectionWrites writes;
    private final JdbcClient jdbc;

    MerchantList(ProjectionWrites writes, JdbcClient jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(MerchantRegistered e) {
        ShopProfile shop = e.profile();
        writes.add(
                """
                INSERT INTO merchant_directory (merchant_id, standing, name, name_kana, name_latin,
                    shop_class, district, category, category_code, postal_code, jpqr_number,
                    registered_at)
                VALUES (?, 'REGISTERED', ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?)
                ON CONFLICT (merchant_id) DO NOTHING
                """,
                e.merchantId().value(),
                shop.name(),
                shop.nameKana(),
                shop.nameLatin(),
                shop.shopClass().name(),
                shop.district(),
                shop.category(),
                shop.categoryCode(),
                shop.postalCode(),
                Objects.requireNonNullElse(shop.jpqrNumber(), ""),
                Timestamp.from(e.occurredAt()));
    }

    @EventHandler
    void on(MerchantApproved e) {
        writes.add(
                """
                UPDATE merchant_directory SET standing = 'APPROVED', approved_at = ?
                WHERE merchant_id = ?
                """,
                Timestamp.from(e.occurredAt()),
                e.merchantId().value());
    }

    @EventHandler
    void on(MerchantSuspended e) {
        writes.add(
                """
                UPDATE merchant_directory SET standing = 'SUSPENDED', suspension_reason = ?
                WHERE merchant_id = ?
                """,
                e.reason(),
                e.merchantId().value());
    }

    @EventHandler
    void on(MerchantResumed e) {
        writes.add(
                """
                UPDATE merchant_directory SET standing = 'APPROVED', suspension_reason = NULL
                WHERE merchant_id = ?
                """,
                e.merchantId().value());
    }

    @EventHandler
    void on(MerchantWithdrawn e) {
        writes.add(
                """
                UPDATE merchant_directory
                SET standing = 'WITHDRAWN', withdrawn_at = ?, suspension_reason = NULL
                WHERE merchant_id = ?
                """,
                Timestamp.from(e.occurredAt()),
                e.merchantId().value());
    }

    @EventHandler
    void on(TerminalEnrolled e) {
        writes.add(
                """
                INSERT INTO merchant_terminal (terminal_id, merchant_id, label, enrolled_at)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (merchant_id, terminal_id) DO NOTHING
                """,
                e.terminalId().value(),
                e.merchantId().value(),
                e.label(),
                Timestamp.from(e.occurredAt()));
    }

    @EventHandler
    void on(TerminalRevoked e) {
        writes.add(
                """
                UPDATE merchant_terminal SET revoked_at = ?
                WHERE merchant_id = ? AND terminal_id = ?
                """,
                Timestamp.from(e.occurredAt()),
                e.merchantId().value(),
                e.terminalId().value());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE merchant_directory, merchant_terminal").update();
    }

    @Override
    public Page search(
            @Nullable String district,
            @Nullable String category,
            @Nullable String q,
            @Nullable MerchantId after,
            int limit) {
        return MerchantRows.page(
                jdbc, MerchantStatus.APPROVED, district, category, q, after, limit);
    }

    @Override
    public Page list(@Nullable MerchantStatus standing, @Nullable MerchantId after, int limit) {
        return MerchantRows.page(jdbc, standing, null, null, null, after, limit);
    }

    @Override
    public Optional<Listed> find(MerchantId merchantId) {
        return Optional.ofNullable(find(List.of(merchantId)).get(merchantId));
    }

    @Override
    public Map<MerchantId, Listed> find(Collection<MerchantId> merchantIds) {
        return jdbc
                .sql("SELECT * FROM merchant_directory WHERE merchant_id = ANY (?)")
                .param(merchantIds.stream().map(MerchantId::value).toArray(String[]::new))
                .query(MerchantRows::listed)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Listed::merchantId, Function.identity()));
    }

    @Override
    public List<Terminal> terminals(MerchantId merchantId) {
        return jdbc.sql(
                        """
                        SELECT * FROM merchant_terminal WHERE merchant_id = ?
                        ORDER BY enrolled_at, terminal_id
                        """)
                .param(merchantId.value())
                .query(MerchantRows::terminal)
                .list();
    }
}
