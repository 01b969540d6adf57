package jp.nagaokapay.ledger.statutory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jp.nagaokapay.ledger.journal.Account.Breakage;
import jp.nagaokapay.ledger.journal.Account.WalletValue;
import jp.nagaokapay.ledger.journal.Posting;
import jp.nagaokapay.ledger.journal.Postings;
import jp.nagaokapay.ledger.shared.message.LedgerEvent;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import org.jspecify.annotations.NullMarked;

/** Lots counted one by one, from all their postings; the slow way, without any table. */
@NullMarked
record LotsByHand(long expired, long outstanding) {

    static LotsByHand of(List<LedgerEvent> events, LotKind kind, LocalDate base) {
        Map<LotId, List<Posting>> lots = new LinkedHashMap<>();
        events.stream()
                .flatMap(event -> Postings.of(event).stream())
                .filter(posting -> posting.lotId() != null && isOf(posting, kind))
                .forEach(posting ->
                        lots.computeIfAbsent(
                                        Objects.requireNonNull(posting.lotId()),
                                        _ -> new ArrayList<>())
                                .add(posting));
        return new LotsByHand(
                lots.values().stream().filter(lot -> expired(lot, base)).count(),
                lots.values().stream().filter(lot -> outstanding(lot, base)).count());
    }

    private static boolean outstanding(List<Posting> lot, LocalDate base) {
        return end(lot).isAfter(base) && left(lot, base) > 0;
    }

    private static boolean expired(List<Posting> lot, LocalDate base) {
        LocalDate previous = BaseDates.before(base);
        boolean lapsed =
                lot.stream()
                        .anyMatch(posting ->
                                posting.credit() instanceof Breakage
                                        && posting.valueDate().isAfter(previous)
                                        && !posting.valueDate().isAfter(base));
        LocalDate end = end(lot);
        // Nothing is worth anything after its last day: what was left then expired with it.
        return lapsed || end.isAfter(previous) && !end.isAfter(base) && left(lot, end) > 0;
    }

    private static LocalDate end(List<Posting> lot) {
        return lot.stream()
                .map(Posting::expiresOn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static long left(List<Posting> lot, LocalDate date) {
        return lot.stream()
                .filter(posting -> !posting.valueDate().isAfter(date))
                .mapToLong(posting ->
                        posting.credit() instanceof WalletValue
                                ? posting.amount().amount()
                                : posting.debit() instanceof WalletValue
                                        ? -posting.amount().amount()
                                        : 0)
                .sum();
    }

    private static boolean isOf(Posting posting, LotKind kind) {
        String group = kind.name().toLowerCase(Locale.ROOT);
        return posting.debit().group().equals("wallet:" + group)
                || posting.credit().group().equals("wallet:" + group)
                || posting.credit().group().equals("breakage:" + group);
    }
}
