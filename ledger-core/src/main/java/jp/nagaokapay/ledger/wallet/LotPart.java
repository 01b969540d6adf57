package jp.nagaokapay.ledger.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.nagaokapay.ledger.merchant.ShopClass;
import jp.nagaokapay.ledger.shared.money.Yen;
import org.jspecify.annotations.Nullable;

/**
 * An amount taken from, or given back to, one lot; enough to make the lot again.
 *
 * @param expiresOn the last business date on which it can be spent
 * @param restriction the only class of shops where it can be spent; null is everywhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LotPart(
        LotId lotId,
        LotKind kind,
        Yen amount,
        LocalDate expiresOn,
        @Nullable ShopClass restriction) {

    /** The lots that parts are of. */
    public static Set<LotId> lots(List<LotPart> parts) {
        return parts.stream().map(LotPart::lotId).collect(Collectors.toUnmodifiableSet());
    }

    public static Yen total(List<LotPart> parts) {
        return parts.stream().map(LotPart::amount).reduce(Yen.ZERO, Yen::plus);
    }

    public static Yen total(List<LotPart> parts, LotKind kind) {
        return total(parts.stream().filter(part -> part.kind == kind).toList());
    }

    public LotPart with(Yen newAmount) {
        return new LotPart(lotId, kind, newAmount, expiresOn, restriction);
    }

    /** The lots that parts become at the receiver of a transfer, in the order of the parts. */
    public static List<LotPart> arriving(TransferId transfer, List<LotPart> parts) {
        List<LotPart> arriving = new ArrayList<>(parts.size());
        for (LotPart part : parts) {
            arriving.add(
                    new LotPart(
                            LotId.of(transfer, arriving.size() + 1),
                            part.kind,
                            part.amount,
                            part.expiresOn,
                            part.restriction));
        }
        return List.copyOf(arriving);
    }

    /** Those of {@code parts} that are not in {@code left}. */
    static List<LotPart> without(List<LotPart> left, List<LotPart> parts) {
        return parts.stream().filter(part -> !left.contains(part)).toList();
    }
}
