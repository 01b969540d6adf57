package jp.nagaokapay.ledger;

import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotKind;
import jp.nagaokapay.ledger.wallet.LotPart;
import org.jspecify.annotations.NullMarked;

/** A lot of a {@link RandomPurse}: what is free in it, holds taken off. */
@NullMarked
final class RandomLot {
    final LotId id;
    final LotKind kind;
    final LocalDate expiresOn;
    long free;
    boolean expired;

    RandomLot(LotId id, LotKind kind, LocalDate expiresOn, long free) {
        this.id = id;
        this.kind = kind;
        this.expiresOn = expiresOn;
        this.free = free;
    }

    LotPart part(long amount) {
        return new LotPart(id, kind, Yen.of(amount), expiresOn, null);
    }
}
