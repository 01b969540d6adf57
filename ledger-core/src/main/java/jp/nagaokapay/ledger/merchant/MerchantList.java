package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.log.follow.ProjectionWrites;
import jp.nagaokapay.ledger.log.follow.ReadBarrier;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantApproved;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantRegistered;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantResumed;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantSuspended;
import jp.nagaokapay.ledger.merchant.MerchantEvent.MerchantWithdrawn;
import jp.nagaokapay.ledger.merchant.MerchantEvent.ShopProfileChanged;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalEnrolled;
import jp.nagaokapay.ledger.merchant.MerchantEvent.TerminalRevoked;
import jp.nagaokapay.ledger.shared.text.SearchKey;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The shops and their terminals, for people to look through, in the order of their names' reading,
 * with all that was in the log when it was asked for. Whether a shop may take a payment now is for
 * {@link MerchantDirectory} to say.
 */
@Component
@ProcessingGroup(MerchantList.NAME)
public final class MerchantList {
    /** The processor's name. */
    public static final String NAME = "merchant-list";

    /** Most shops on a page; more are not given however many are asked for. */
    public static final int PAGE_MAX = 200;

    private final ProjectionWrites writes;
    private final JdbcClient jdbc;
    private final ReadBarrier barrier;

    MerchantList(ProjectionWrites writes, JdbcClient jdbc, ReadBarrier barrier) {
        this.writes = writes;
        this.jdbc = jdbc;
        this.barrier = barrier;
    }

    @EventHandler
    void on(MerchantRegistered e) {
        ShopProfile shop = e.profile();
        writes.add(
                """
                INSERT INTO merchant_directory (merchant_id, status, name, name_kana, name_latin,
                    shop_class, district, category, category_code, postal_code, jpqr_number,
                    search_key, registered_at)
                VALUES (?, 'REGISTERED', ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?)
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
                searchKey(shop),
                e.occurredAt());
    }

    @EventHandler
    void on(ShopProfileChanged e) {
        ShopProfile shop = e.profile();
        writes.add(
                """
                UPDATE merchant_directory
                SET name = ?, name_kana = ?, name_latin = ?, shop_class = ?, district = ?,
                    category = ?, category_code = ?, postal_code = ?, jpqr_number = nullif(?, ''),
                    search_key = ?
                WHERE merchant_id = ?
                """,
                shop.name(),
                shop.nameKana(),
                shop.nameLatin(),
                shop.shopClass().name(),
                shop.district(),
                shop.category(),
                shop.categoryCode(),
                shop.postalCode(),
                Objects.requireNonNullElse(shop.jpqrNumber(), ""),
                searchKey(shop),
                e.merchantId().value());
    }

    /** On a line each, so that nothing is found across two of them. */
    private static String searchKey(ShopProfile shop) {
        return Stream.of(shop.name(), shop.nameKana(), shop.nameLatin())
                .map(SearchKey::of)
                .collect(Collectors.joining("\n"));
    }

    @EventHandler
    void on(MerchantApproved e) {
        writes.add(
                """
                UPDATE merchant_directory SET status = 'APPROVED', approved_at = ?
                WHERE merchant_id = ?
                """,
                e.occurredAt(),
                e.merchantId().value());
    }

    @EventHandler
    void on(MerchantSuspended e) {
        writes.add(
                """
                UPDATE merchant_directory SET status = 'SUSPENDED', suspension_reason = ?
                WHERE merchant_id = ?
                """,
                e.reason(),
                e.merchantId().value());
    }

    @EventHandler
    void on(MerchantResumed e) {
        writes.add(
                """
                UPDATE merchant_directory SET status = 'APPROVED', suspension_reason = NULL
                WHERE merchant_id = ?
                """,
                e.merchantId().value());
    }

    @EventHandler
    void on(MerchantWithdrawn e) {
        writes.add(
                """
                UPDATE merchant_directory
                SET status = 'WITHDRAWN', withdrawn_at = ?, suspension_reason = NULL
                WHERE merchant_id = ?
                """,
                e.occurredAt(),
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
                e.occurredAt());
    }

    @EventHandler
    void on(TerminalRevoked e) {
        writes.add(
                """
                UPDATE merchant_terminal SET revoked_at = ?
                WHERE merchant_id = ? AND terminal_id = ?
                """,
                e.occurredAt(),
                e.merchantId().value(),
                e.terminalId().value());
    }

    @ResetHandler
    void reset() {
        jdbc.sql("TRUNCATE merchant_directory, merchant_terminal").update();
    }

    /**
     * The shops where one can pay now. Null does not narrow.
     *
     * @param q part of the name in any of its spellings, as a {@link SearchKey}
     * @param after the last shop of the page before; null for the first page
     * @param limit shops on the page, 1 to {@link #PAGE_MAX}
     */
    public Page search(
            @Nullable String district,
            @Nullable String category,
            @Nullable String q,
            @Nullable MerchantId after,
            int limit) {
        barrier.awaitHead(NAME);
        return MerchantRows.page(
                jdbc, MerchantStatus.APPROVED, district, category, q, after, limit);
    }

    /** All shops, or those of one status, or of a name. */
    public Page list(
            @Nullable MerchantStatus status,
            @Nullable String q,
            @Nullable MerchantId after,
            int limit) {
        barrier.awaitHead(NAME);
        return MerchantRows.page(jdbc, status, null, null, q, after, limit);
    }

    public Optional<Listed> find(MerchantId merchantId) {
        barrier.awaitHead(NAME);
        return Optional.ofNullable(find(List.of(merchantId)).get(merchantId));
    }

    /** Those of the shops that are known, maybe as they were moments ago; in one query. */
    public Map<MerchantId, Listed> find(Collection<MerchantId> merchantIds) {
        return jdbc
                .sql("SELECT * FROM merchant_directory WHERE merchant_id = ANY (?)")
                .param(merchantIds.stream().map(MerchantId::value).toArray(String[]::new))
                .query(MerchantRows::listed)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Listed::merchantId, Function.identity()));
    }

    /**
     * Others in the program that may be the same shop: of its name, however written, at its postal
     * code, or with its JPQR number. At most ten, the oldest first.
     */
    public List<Listed> alike(MerchantId merchantId) {
        barrier.awaitHead(NAME);
        return jdbc.sql(
                        """
                        SELECT other.* FROM merchant_directory one JOIN merchant_directory other
                            ON other.postal_code = one.postal_code
                                AND split_part(other.search_key, E'\n', 1)
                                    = split_part(one.search_key, E'\n', 1)
                                OR other.jpqr_number = one.jpqr_number
                        WHERE one.merchant_id = ? AND other.merchant_id <> one.merchant_id
                            AND other.status <> 'WITHDRAWN'
                        ORDER BY other.registered_at, other.merchant_id LIMIT 10
                        """)
                .param(merchantId.value())
                .query(MerchantRows::listed)
                .list();
    }

    /** The terminals a shop ever had, in the order of enrolment. */
    public List<Terminal> terminals(MerchantId merchantId) {
        barrier.awaitHead(NAME);
        return jdbc.sql(
                        """
                        SELECT * FROM merchant_terminal WHERE merchant_id = ?
                        ORDER BY enrolled_at, terminal_id
                        """)
                .param(merchantId.value())
                .query(MerchantRows::terminal)
                .list();
    }

    /**
     * @param next hand it in as {@code after} for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Listed> merchants, @Nullable MerchantId next) {}

    /**
     * A shop as listed.
     *
     * @param approvedAt when it was first approved; null before
     * @param suspensionReason null unless suspended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Listed(
            MerchantId merchantId,
            MerchantStatus status,
            ShopProfile profile,
            Instant registeredAt,
            @Nullable Instant approvedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String suspensionReason) {}

    /**
     * @param revokedAt null while it is live
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Terminal(
            TerminalId terminalId, String label, Instant enrolledAt, @Nullable Instant revokedAt) {}
}
