package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.ENOUGH_AVAILABLE;
import static jp.nagaokapay.ledger.wallet.WalletRule.SOMETHING_TO_SEND;
import static jp.nagaokapay.ledger.wallet.WalletRule.TRANSFER_IS_OFFERED;
import static jp.nagaokapay.ledger.wallet.WalletRule.TRANSFER_IS_TO_ANOTHER;
import static jp.nagaokapay.ledger.wallet.WalletRule.TRANSFER_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_DAILY_TRANSFERS;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_MONTHLY_TRANSFERS;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_TRANSFERS_OF_A_DAY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.OfferEnd;
import jp.nagaokapay.ledger.wallet.TransferCommand.EndOffer;
import jp.nagaokapay.ledger.wallet.TransferCommand.OfferTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.SendTransfer;
import jp.nagaokapay.ledger.wallet.TransferCommand.TakeOffer;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOfferEnded;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferOffered;
import jp.nagaokapay.ledger.wallet.TransferEvent.TransferSent;
import jp.nagaokapay.ledger.wallet.TransferId;
import jp.nagaokapay.ledger.wallet.TransferLimits;
import jp.nagaokapay.ledger.wallet.TransferPurpose;
import jp.nagaokapay.ledger.wallet.WalletId;
import org.jspecify.annotations.Nullable;

/** Decides what may be sent to another wallet, and how an offer ends. */
final class TransferDecisions {
    private TransferDecisions() {}

    static TransferOffered offer(
            WalletState state, OfferTransfer command, Instant now, TransferLimits limits) {
        List<LotPart> parts =
                toPerson(
                        state,
                        command.walletId(),
                        command.receiver(),
                        command.amount(),
                        now,
                        limits);
        Instant expiresAt = LotParts.endingBy(parts, now.plus(limits.offerLifetime()));
        return new TransferOffered(
                command.walletId(),
                now,
                command.transferId(),
                command.receiver(),
                parts,
                expiresAt);
    }

    static TransferSent send(
            WalletState state, SendTransfer command, Instant now, TransferLimits limits) {
        List<LotPart> parts =
                command.amount() == null
                        ? everything(state, now)
                        : toPerson(
                                state,
                                command.walletId(),
                                command.receiver(),
                                command.amount(),
                                now,
                                limits);
        return new TransferSent(
                command.walletId(),
                now,
                command.transferId(),
                command.receiver(),
                command.purpose(),
                parts,
                null);
    }

    /** A suspended wallet sends nothing, not even what was offered before. */
    static TransferSent take(WalletState state, TakeOffer command, Instant now) {
        requireMaySend(state);
        Offer offer = requireOpen(state, command.transferId());
        TRANSFER_IS_OFFERED.require(offer.receiver().equals(command.receiver()));
        return new TransferSent(
                command.walletId(),
                now,
                command.transferId(),
                offer.receiver(),
                TransferPurpose.PERSON,
                offer.parts(),
                offer.offeredAt());
    }

    /** Null when an offer is to end by its time and has time left, or is over already. */
    static @Nullable TransferOfferEnded end(WalletState state, EndOffer command, Instant now) {
        Offer offer = state.transfers().offer(command.transferId());
        if (command.cause() == OfferEnd.EXPIRED) {
            return offer == null || offer.liveAt(now)
                    ? null
                    : ended(state, command.walletId(), offer, OfferEnd.EXPIRED, now);
        }
        return ended(
                state,
                command.walletId(),
                requireOpen(state, command.transferId()),
                command.cause(),
                now);
    }

    /** The offers whose time has passed and whose end is not booked. */
    static Stream<Offer> overdue(WalletState state, Instant now) {
        return state.transfers().offers().values().stream().filter(offer -> !offer.liveAt(now));
    }

    /** The wallet as it is once the end of every overdue offer is booked. */
    static WalletState settled(WalletState state, WalletId walletId, Instant now) {
        WalletState settled = state;
        for (Offer offer : overdue(state, now).toList()) {
            settled = settled.evolve(ended(settled, walletId, offer, OfferEnd.EXPIRED, now));
        }
        return settled;
    }

    static Offer requireOpen(WalletState state, TransferId transferId) {
        Offer offer = state.transfers().offer(transferId);
        if (offer == null) {
            throw new Refused(TRANSFER_IS_OFFERED);
        }
        return offer;
    }

    private static TransferOfferEnded ended(
            WalletState state, WalletId walletId, Offer offer, OfferEnd cause, Instant now) {
        LotParts.ReturnedValue back =
                LotParts.ReturnedValue.of(offer.parts(), state.closed(), BusinessDate.of(now));
        return new TransferOfferEnded(
                walletId,
                now,
                offer.transferId(),
                offer.receiver(),
                cause,
                back.returned(),
                back.lapsed());
    }

    private static List<LotPart> everything(WalletState state, Instant now) {
        requireMaySend(state);
        List<LotPart> all = state.lots().live(BusinessDate.of(now)).toList();
        SOMETHING_TO_SEND.require(!all.isEmpty());
        return all;
    }

    private static List<LotPart> toPerson(
            WalletState state,
            WalletId sender,
            WalletId receiver,
            Yen amount,
            Instant now,
            TransferLimits limits) {
        requireMaySend(state);
        TRANSFER_IS_TO_ANOTHER.require(!receiver.equals(sender));
        requireWithinLimits(state.transfers(), amount, BusinessDate.of(now), limits);
        List<LotPart> parts = state.lots().allocatePaid(amount, BusinessDate.of(now));
        if (parts == null) {
            throw new Refused(ENOUGH_AVAILABLE);
        }
        return parts;
    }

    private static void requireMaySend(WalletState state) {
        state.opened();
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_NOT_SUSPENDED.require(!state.suspended());
    }

    private static void requireWithinLimits(
            TransferBook before, Yen amount, LocalDate today, TransferLimits limits) {
        TRANSFER_WITHIN_BOUNDS.require(
                amount.covers(limits.least()) && limits.most().covers(amount),
                Map.of("least", limits.least().amount(), "most", limits.most().amount()));
        WITHIN_TRANSFERS_OF_A_DAY.require(
                before.timesOn(today) < limits.timesPerDay(), Map.of("most", limits.timesPerDay()));
        WITHIN_DAILY_TRANSFERS.require(
                limits.mostPerDay().covers(before.sentOn(today).plus(amount)),
                Map.of("most", limits.mostPerDay().amount()));
        WITHIN_MONTHLY_TRANSFERS.require(
                limits.mostPerMonth().covers(before.sentIn(YearMonth.from(today)).plus(amount)),
                Map.of("most", limits.mostPerMonth().amount()));
    }
}
