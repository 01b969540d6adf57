package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOfferEnded;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOffered;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferReturned;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What a wallet's holder sends to other people.
 *
 * @param offers held for their receivers; few, for how often a day is limited
 * @param sent what counts for the limits of its day and month
 */
record TransferBook(PMap<TransferId, Offer> offers, ExpiringMap<TransferId, Sent> sent) {
    /** Longer than any month, so that none is forgotten that counts for one. */
    private static final Duration REMEMBERED_FOR = Duration.ofDays(32);

    static final TransferBook EMPTY = new TransferBook(HashTreePMap.empty(), ExpiringMap.empty());

    /** Value that left, counted on the date on which it was offered or sent. */
    record Sent(LocalDate on, Yen amount) {}

    static TransferBook of(List<Offer> offers, List<ExpiringMap.Entry<TransferId, Sent>> sent) {
        PMap<TransferId, Offer> open = HashTreePMap.empty();
        for (Offer offer : offers) {
            open = open.plus(offer.transferId(), offer);
        }
        return new TransferBook(open, ExpiringMap.of(sent));
    }

    @Nullable Offer offer(TransferId transferId) {
        return offers.get(transferId);
    }

    Stream<LotPart> held() {
        return offers.values().stream().flatMap(offer -> offer.parts().stream());
    }

    Yen sentOn(LocalDate date) {
        return sum(counting().filter(each -> each.on.equals(date)));
    }

    Yen sentIn(YearMonth month) {
        return sum(counting().filter(each -> YearMonth.from(each.on).equals(month)));
    }

    long timesOn(LocalDate date) {
        return counting().filter(each -> each.on.equals(date)).count();
    }

    TransferBook offered(TransferOffered e) {
        return new TransferBook(offers.plus(e.transferId(), Offer.of(e)), sent);
    }

    TransferBook ended(TransferOfferEnded e) {
        return new TransferBook(offers.minus(e.transferId()), sent);
    }

    TransferBook sent(TransferSent e) {
        if (e.purpose() != TransferPurpose.PERSON) {
            return this;
        }
        Instant at = e.offeredAt() == null ? e.occurredAt() : e.offeredAt();
        return new TransferBook(
                offers.minus(e.transferId()),
                sent.plus(
                        e.transferId(),
                        new Sent(BusinessDate.of(at), LotPart.total(e.parts())),
                        at.plus(REMEMBERED_FOR)));
    }

    TransferBook returned(TransferReturned e) {
        return new TransferBook(offers, sent.minus(e.transferId()));
    }

    TransferBook forget(Instant now) {
        ExpiringMap<TransferId, Sent> left = sent.forget(now);
        return left.size() == sent.size() ? this : new TransferBook(offers, left);
    }

    private Stream<Sent> counting() {
        return Stream.concat(
                offers.values().stream()
                        .map(offer -> new Sent(BusinessDate.of(offer.offeredAt()), offer.amount())),
                sent.newestFirst());
    }

    private static Yen sum(Stream<Sent> counted) {
        return counted.map(Sent::amount).reduce(Yen.ZERO, Yen::plus);
    }
}
