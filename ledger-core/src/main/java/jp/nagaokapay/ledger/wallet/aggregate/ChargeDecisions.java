package jp.nagaokapay.ledger.wallet.aggregate;

import static jp.nagaokapay.ledger.wallet.WalletRule.CHARGE_IS_CHARGED;
import static jp.nagaokapay.ledger.wallet.WalletRule.CHARGE_IS_KNOWN;
import static jp.nagaokapay.ledger.wallet.WalletRule.CHARGE_IS_UNSPENT;
import static jp.nagaokapay.ledger.wallet.WalletRule.CHARGE_WITHIN_BOUNDS;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_NOT_SUSPENDED;
import static jp.nagaokapay.ledger.wallet.WalletRule.WALLET_IS_OPEN;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_DAILY_CHARGE;
import static jp.nagaokapay.ledger.wallet.WalletRule.WITHIN_HOLDING_LIMIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.message.Duplicate;
import jp.nagaokapay.ledger.shared.message.Refused;
import jp.nagaokapay.ledger.shared.money.Yen;
import jp.nagaokapay.ledger.wallet.ChargeId;
import jp.nagaokapay.ledger.wallet.ChargeReceipt.Status;
import jp.nagaokapay.ledger.wallet.LotId;
import jp.nagaokapay.ledger.wallet.LotPart;
import jp.nagaokapay.ledger.wallet.WalletCommand.ConfirmCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.FailCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.RequestCharge;
import jp.nagaokapay.ledger.wallet.WalletCommand.ReverseCharge;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeFailed;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeRequested;
import jp.nagaokapay.ledger.wallet.WalletEvent.ChargeReversed;
import jp.nagaokapay.ledger.wallet.WalletEvent.WalletCharged;
import jp.nagaokapay.ledger.wallet.WalletLimits;
import jp.nagaokapay.ledger.wallet.WalletStatus;
import org.jspecify.annotations.Nullable;

/** Decides charges: whether one may begin, how it ends, and whether it may be reversed. */
final class ChargeDecisions {
    /**
     * The life of paid value, in calendar months of Japan. {@code plusMonths} answers the day with
     * the same number six months on, or the month's last when there is none; its end is the end of
     * six months counted from the day after the charge, as the Civil Code counts (the first day is
     * left out), so a lot never lives longer than the Payment Services Act exempts.
     */
    private static final int PAID_LIFE_MONTHS = 6;

    private ChargeDecisions() {}

    static ChargeRequested request(
            WalletState state, RequestCharge command, Instant now, WalletLimits limits) {
        if (state.charges().get(command.chargeId()) != null) {
            throw new Duplicate(Duplicate.Key.BUSINESS, command.businessKey());
        }
        WALLET_IS_OPEN.require(!state.closed());
        WALLET_IS_NOT_SUSPENDED.require(state.status() != WalletStatus.SUSPENDED);
        CHARGE_WITHIN_BOUNDS.require(
                withinBounds(command.amount(), limits),
                Map.of(
                        "least", limits.chargeMin().amount(),
                        "most", limits.chargeMax().amount(),
                        "step", limits.chargeStep().amount()));
        LocalDate today = BusinessDate.of(now);
        WITHIN_DAILY_CHARGE.require(
                limits.chargePerDay()
                        .covers(state.charges().requestedOn(today).plus(command.amount())),
                Map.of("most", limits.chargePerDay().amount()));
        WITHIN_HOLDING_LIMIT.require(
                limits.paidBalanceMax().covers(state.paidHoldings(today).plus(command.amount())),
                Map.of("most", limits.paidBalanceMax().amount()));
        return new ChargeRequested(
                command.walletId(),
                now,
                command.chargeId(),
                command.amount(),
                command.channel(),
                command.fundingReference());
    }

    /** Null when the charge has ended; its limits were reserved, so nothing can refuse it. */
    static @Nullable WalletCharged confirm(WalletState state, ConfirmCharge command, Instant now) {
        ChargeEntry charge = requireKnown(state, command.chargeId());
        return charge.status() != Status.PENDING
                ? null
                : new WalletCharged(
                        command.walletId(),
                        now,
                        charge.chargeId(),
                        LotId.of(charge.chargeId()),
                        charge.amount(),
                        charge.channel(),
                        BusinessDate.of(now).plusMonths(PAID_LIFE_MONTHS));
    }

    /** Null when the charge has ended. */
    static @Nullable ChargeFailed fail(WalletState state, FailCharge command, Instant now) {
        ChargeEntry charge = requireKnown(state, command.chargeId());
        return charge.status() != Status.PENDING
                ? null
                : new ChargeFailed(
                        command.walletId(),
                        now,
                        charge.chargeId(),
                        charge.amount(),
                        command.reason());
    }

    /** A charge is unspent while its lot is whole: nothing of it spent, held or expired. */
    static ChargeReversed reverse(WalletState state, ReverseCharge command, Instant now) {
        ChargeEntry charge = requireKnown(state, command.chargeId());
        if (charge.status() == Status.REVERSED) {
            throw new Duplicate(Duplicate.Key.BUSINESS, command.businessKey());
        }
        WALLET_IS_OPEN.require(!state.closed());
        CHARGE_IS_CHARGED.require(charge.status() == Status.CHARGED);
        LotPart lot = state.lots().get(LotId.of(charge.chargeId()));
        if (lot == null
                || !lot.amount().equals(charge.amount())
                || lot.expiresOn().isBefore(BusinessDate.of(now))) {
            throw new Refused(CHARGE_IS_UNSPENT);
        }
        return new ChargeReversed(
                command.walletId(),
                now,
                charge.chargeId(),
                lot.lotId(),
                charge.amount(),
                charge.channel(),
                lot.expiresOn());
    }

    static ChargeEntry requireKnown(WalletState state, ChargeId chargeId) {
        ChargeEntry charge = state.charges().get(chargeId);
        if (charge == null) {
            throw new Refused(CHARGE_IS_KNOWN);
        }
        return charge;
    }

    private static boolean withinBounds(Yen amount, WalletLimits limits) {
        return amount.covers(limits.chargeMin())
                && limits.chargeMax().covers(amount)
                && amount.amount() % limits.chargeStep().amount() == 0;
    }
}
