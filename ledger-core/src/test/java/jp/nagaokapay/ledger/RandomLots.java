package jp.nagaokapay.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletEvent.*;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.NullMarked;

/** The lots of a {@link RandomPurse}. */
@NullMarked
final class RandomLots {
    private final RandomHistory history;
    private final WalletId id;
    private final Map<LotId, RandomLot> lots = new TreeMap<>(Comparator.comparing(LotId::value));

    RandomLots(RandomHistory history, WalletId id) {
        this.history = history;
        this.id = id;
    }

    void add(RandomLot lot) {
        lots.put(lot.id, lot);
    }

    long free(LotKind kind) {
        return lots.values().stream()
                .filter(lot -> lot.kind == kind)
                .mapToLong(lot -> lot.free)
                .sum();
    }

    /** Books what ended; a lot that ended within the week may be left for later. */
    void expire() {
        LocalDate today = history.today();
        for (RandomLot lot : lots.values()) {
            boolean due = lot.expiresOn.isBefore(today.minusDays(history.random.nextInt(7)));
            if (due && !lot.expired && lot.free > 0) {
                long amount = lot.free;
                lot.free = 0;
                history.lapse(lot.kind, amount);
                history.add(
                        new LotExpired(
                                id,
                                history.now(),
                                lot.id,
                                lot.kind,
                                Yen.of(amount),
                                lot.expiresOn));
            }
            lot.expired |= due;
        }
    }

    List<LotPart> take() {
        List<LotPart> parts = new ArrayList<>();
        long wanted = 1L + history.random.nextInt(3_000);
        for (RandomLot lot : lots.values()) {
            long taken = Math.min(wanted, lot.free);
            if (taken > 0 && !lot.expiresOn.isBefore(history.today())) {
                lot.free -= taken;
                wanted -= taken;
                parts.add(lot.part(taken));
            }
        }
        return List.copyOf(parts);
    }

    Back giveBack(List<LotPart> parts) {
        Back back = new Back(new ArrayList<>(), new ArrayList<>());
        for (LotPart part : parts) {
            if (part.expiresOn().isBefore(history.today())) {
                history.lapse(part.kind(), part.amount().amount());
                back.lapsed.add(part);
            } else {
                Objects.requireNonNull(lots.get(part.lotId())).free += part.amount().amount();
                back.returned.add(part);
            }
        }
        return back;
    }

    record Back(List<LotPart> returned, List<LotPart> lapsed) {}
}
