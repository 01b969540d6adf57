package jp.nagaokapay.ledger.wallet.aggregate;

import java.time.Instant;
import java.time.LocalDate;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.Channel;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The charges of a wallet.
 *
 * @param pending asked for, with the money not yet in; few, for their sum is limited
 * @param ended charged, reversed or failed, as long as anyone may ask
 * @param day the latest business date with a charge, of which {@code onDay} is the total without
 *     what failed or was reversed on the same date
 */
record ChargeBook(
        PMap<ChargeId, ChargeEntry> pending,
        ExpiringMap<ChargeId, ChargeEntry> ended,
        LocalDate day,
        Yen onDay) {
    /** No limit on the charges that were made reaches it; it bounds those that fail. */
    static final int ENDED_MAX = 20_000;

    static final ChargeBook EMPTY =
            new ChargeBook(HashTreePMap.empty(), ExpiringMap.empty(), LocalDate.EPOCH, Yen.ZERO);

    @Nullable ChargeEntry get(ChargeId chargeId) {
        ChargeEntry open = pending.get(chargeId);
        return open == null ? ended.get(chargeId) : open;
    }

    Yen pendingTotal() {
        return pending.values().stream().map(ChargeEntry::amount).reduce(Yen.ZERO, Yen::plus);
    }

    Yen requestedOn(LocalDate date) {
        // a node whose clock is behind at midnight counts into the later date
        return date.isAfter(day) ? Yen.ZERO : onDay;
    }

    ChargeBook requested(ChargeRequested event) {
        LocalDate date = BusinessDate.of(event.occurredAt());
        ChargeEntry entry =
                new ChargeEntry(
                        event.chargeId(),
                        Status.PENDING,
                        event.amount(),
                        event.channel(),
                        event.fundingReference(),
                        event.occurredAt(),
                        null,
                        null);
        return new ChargeBook(
                pending.plus(event.chargeId(), entry),
                ended,
                date.isAfter(day) ? date : day,
                requestedOn(date).plus(event.amount()));
    }

    ChargeBook charged(WalletCharged event) {
        ChargeEntry open =
                open(event.chargeId(), event.amount(), event.channel(), event.occurredAt());
        return ended(open.charged(event.expiresOn()), event.occurredAt());
    }

    ChargeBook failed(ChargeFailed event) {
        ChargeEntry open = pending.get(event.chargeId());
        return open == null
                ? this
                : notCounting(open).ended(open.failed(event.reason()), event.occurredAt());
    }

    ChargeBook reversed(ChargeReversed event) {
        ChargeEntry charged = ended.get(event.chargeId());
        return charged == null
                ? this
                : notCounting(charged).ended(charged.reversed(), event.occurredAt());
    }

    ChargeBook forget(Instant now) {
        ExpiringMap<ChargeId, ChargeEntry> left = ended.forget(now);
        return left.size() == ended.size() ? this : new ChargeBook(pending, left, day, onDay);
    }

    private ChargeEntry open(ChargeId chargeId, Yen amount, Channel channel, Instant at) {
        ChargeEntry open = pending.get(chargeId);
        return open != null
                ? open
                : new ChargeEntry(chargeId, Status.PENDING, amount, channel, "", at, null, null);
    }

    private ChargeBook ended(ChargeEntry entry, Instant now) {
        return new ChargeBook(
                pending.minus(entry.chargeId()),
                ended.plus(entry.chargeId(), entry, entry.rememberedUntil(now)).atMost(ENDED_MAX),
                day,
                onDay);
    }

    private ChargeBook notCounting(ChargeEntry entry) {
        boolean counted = BusinessDate.of(entry.requestedAt()).equals(day);
        return counted
                ? new ChargeBook(pending, ended, day, onDay.minus(entry.amount().min(onDay)))
                : this;
    }
}
