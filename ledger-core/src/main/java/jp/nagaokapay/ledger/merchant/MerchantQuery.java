package jp.nagaokapay.ledger.merchant;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists of shops, in the order of their names' reading; they follow the log within seconds. Whether
 * a shop may take a payment now is for {@link MerchantDirectory} to say.
 */
public interface MerchantQuery {
    /** Most shops on a page; more are not given however many are asked for. */
    int PAGE_MAX = 200;

    /**
     * The shops where one can pay now. Null does not narrow.
     *
     * @param q part of the name in any of its spellings, letter case ignored
     * @param after the last shop of the page before; null for the first page
     * @param limit shops on the page, 1 to {@link #PAGE_MAX}
     */
    Page search(
            @Nullable String district,
            @Nullable String category,
            @Nullable String q,
            @Nullable MerchantId after,
            int limit);

    /** All shops, or those of one standing. */
    Page list(@Nullable MerchantStatus standing, @Nullable MerchantId after, int limit);

    Optional<Listed> find(MerchantId merchantId);

    /** Those of the shops that are known; in one query. */
    Map<MerchantId, Listed> find(Collection<MerchantId> merchantIds);

    /** The terminals a shop ever had, in the order of enrolment. */
    List<Terminal> terminals(MerchantId merchantId);

    /**
     * @param next hand it in as {@code after} for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Listed> merchants, @Nullable MerchantId next) {}

    /**
     * A shop as listed.
     *
     * @param approvedAt when it was first approved; null before
     * @param suspensionReason null unless suspended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(
            MerchantId merchantId,
            MerchantStatus standing,
            ShopProfile profile,
            Instant registeredAt,
            @Nullable Instant approvedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String suspensionReason) {}

    /**
     * @param revokedAt null while it is live
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Terminal(
            TerminalId terminalId, String label, Instant enrolledAt, @Nullable Instant revokedAt) {}
}
